"""What one can ask of the results from the command line: a file for each command, with `add` and `run`."""
