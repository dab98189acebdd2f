"""The contrast of two colours, written as "#RRGGBB", as WCAG 2 defines it."""


def luminance(colour: str) -> float:
    """The relative luminance of "#RRGGBB" as WCAG 2 defines it."""
    parts = [one / 255 for one in _parts(colour)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: str, under: str, opacity: float) -> str:
    """What is seen of a colour that lets another through."""
    pairs = zip(_parts(colour), _parts(under), strict=True)
    return "#" + "".join(f"{round(one * opacity + other * (1 - opacity)):02X}" for one, other in pairs)


def _parts(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
