"""How long a test waits for what must come: a busy machine is slow, not wrong."""

PATIENCE = 300.0  # seconds
