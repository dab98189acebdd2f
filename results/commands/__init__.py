"""The commands of `python -m results`, a module each; `add` registers the command with the parser."""
