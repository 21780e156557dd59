// A chosen portrait is cut in the browser: what is sent is the part that is shown, small and
// without what the camera wrote beside it. The cursors do all that a finger or a mouse does.
// Without this script the file goes as it is, and the server cuts around its middle.

const WIDTH = 960; // pixels of what is sent; the canvas on the page shows half of it
const HEIGHT = 1120;

const input = document.querySelector("#id_portrait");
const box = document.querySelector("[data-crop]");
const canvas = box.querySelector("canvas");
const zoom = box.querySelector("#crop-zoom");
const across = box.querySelector("#crop-x");
const down = box.querySelector("#crop-y");
let picture = null;
let original = "portrait";
let cutting = 0;

// The part of the picture that is shown, in its own pixels.
function part() {
  const scale = Math.min(picture.width / WIDTH, picture.height / HEIGHT) / zoom.value;
  const width = WIDTH * scale;
  const height = HEIGHT * scale;
  const left = (picture.width - width) * across.value;
  const top = (picture.height - height) * down.value;
  return { left, top, width, height };
}

function draw(target) {
  const { left, top, width, height } = part();
  const context = target.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, target.width, target.height);
  context.drawImage(picture, left, top, width, height, 0, 0, target.width, target.height);
}

async function cut() {
  const turn = ++cutting;
  draw(canvas);
  const whole = Object.assign(document.createElement("canvas"), { width: WIDTH, height: HEIGHT });
  draw(whole);
  const blob = await new Promise((done) => whole.toBlob(done, "image/jpeg", 0.9));
  if (turn !== cutting || !blob) return;
  const files = new DataTransfer();
  files.items.add(new File([blob], `${original}.jpg`, { type: "image/jpeg" }));
  input.files = files.files;
}

async function chosen() {
  const [file] = input.files;
  box.hidden = true;
  if (!file) return;
  try {
    picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return; // the server says what is wrong with it
  }
  original = file.name.replace(/\.\w+$/, "");
  [zoom.value, across.value, down.value] = [1, 0.5, 0.5];
  box.hidden = false;
  await cut();
}

function drag(event) {
  const { width, height } = part();
  const rectangle = canvas.getBoundingClientRect();
  const free = { x: picture.width - width, y: picture.height - height };
  const moved = {
    x: (event.movementX / rectangle.width) * width,
    y: (event.movementY / rectangle.height) * height,
  };
  if (free.x > 0) across.value = Number(across.value) - moved.x / free.x;
  if (free.y > 0) down.value = Number(down.value) - moved.y / free.y;
  draw(canvas);
}

input.addEventListener("change", chosen);
for (const cursor of [zoom, across, down]) cursor.addEventListener("input", cut);
canvas.addEventListener("pointerdown", (event) => {
  canvas.setPointerCapture(event.pointerId);
  canvas.addEventListener("pointermove", drag);
});
for (const end of ["pointerup", "pointercancel"]) {
  canvas.addEventListener(end, () => {
    canvas.removeEventListener("pointermove", drag);
    cut();
  });
}
