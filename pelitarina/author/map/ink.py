"""Which colours has a map? Those of the program's light theme: paper by a window, dark words on it."""

GROUND, PANEL, RAISED, LINE = "#f1e7d4", "#faf3e5", "#e8d9be", "#7d6f86"
TEXT, SOFT = "#2e2236", "#5a4b5c"
LAMP, CORAL, LEAF, SKY = "#985500", "#b24527", "#2f6d48", "#2f5f93"
ON_LEAF = "#faf3e5"
GRADES = {"error": CORAL, "warning": LAMP, "note": SKY}
"""The colour of what the checker says, beside its sign and its word."""
FONT = "'Atkinson Hyperlegible Next','Atkinson Hyperlegible','Noto Sans','DejaVu Sans',Verdana,sans-serif"
