// Passkeys: brings the buttons that need a script to life, and says when the device gave none.
for (const form of document.querySelectorAll("form.needs-script")) {
  form.classList.remove("needs-script");
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const refused = document.getElementById("passkey-refused");
  if (refused) refused.hidden = false;
});
