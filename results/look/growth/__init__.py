"""Parts of the page that compares two scans."""
