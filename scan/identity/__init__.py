"""Who a visitor is: the one cookie, and the proof that a page is theirs; and who offers them the scan."""
