"""Standard setting by a panel of experts: a workbook per member, and what they say together (technical.md §4)."""
