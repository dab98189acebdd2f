"""Content files to plain values: bytes, characters and strict YAML."""
