"""What an answer costs: CPU, memory, bytes and patience (performance.md)."""
