"""The way back to a scan on another device: a code in letters and as a QR code."""
