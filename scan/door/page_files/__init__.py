"""The files that make a page in the browser: the shell with our style and script, and those of Streamlit."""
