"""The product under attack, on loopback: what others notice, and what is refused."""
