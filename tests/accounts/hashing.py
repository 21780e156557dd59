"""A hasher that counts, so that a test sees how much work an answer was."""

from django.contrib.auth.hashers import MD5PasswordHasher


class CountingHasher(MD5PasswordHasher):
    """Counts the passwords that it has hashed."""

    count = 0

    def encode(self, password: str, salt: str) -> str:
        """As its parent does, once more."""
        CountingHasher.count += 1
        return super().encode(password, salt)
