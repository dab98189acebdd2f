"""Dutch syllables are counted as a dictionary divides words."""

import pytest

from scan.content.wording.readability import flesch_douma, syllables

WORDS = """
aan a-dem-nood af-scheid af-spraak al-leen ang-sten an-ti-bi-o-ti-ca arts au-to-no-mie ba-sis be-ëin-di-gen
be-a-de-ming be-dui-den be-geer-te be-ge-lei-den be-han-del-plan be-han-de-ling be-hoef-te be-ïn-vloe-den be-leid
be-lang-rijk be-nauwd-heid be-na-de-ren be-oor-de-len be-roep be-slis-sing be-spre-ken be-werk-stel-li-gen be-zoek
bloed boos-heid bra-ken bu-reau buik ca-te-go-rie che-mo-the-ra-pie cli-ënt coach col-le-ga com-mu-ni-ca-tie
com-plex con-clu-sie con-sult con-sul-ta-tie con-ti-nu-e-ren co-ör-di-ne-ren cri-sis dag da-ge-lijks de-lier
de-li-ri-um de-men-tie de-pres-sie di-ag-no-se di-a-loog di-ar-ree di-men-sie do-de-lijk doel dood door-ver-wij-zen
draai-en dys-pneu ef-fect ef-fi-ci-ënt ei-gen ei-sen e-mo-tie e-mo-ti-o-neel ern-stig er-va-ring eu-tha-na-sie
e-va-lu-e-ren ex-pert fa-mi-lie fa-se fi-nan-ci-eel fy-siek ge-baar ge-bed ge-dach-te ge-ïn-for-meerd ge-loof
ge-ob-ser-veerd ge-sprek ge-voel ge-zin gren-zen gy-nae-co-loog haal-baar han-de-len her-ken-nen hoop hou-vast
huis-arts hy-gi-ë-ne i-dee i-dee-ën in-di-vi-du-eel in-for-ma-tie in-ter-vi-sie jeuk keu-ze kind kin-de-ren klacht
ko-mend kor-te kwa-li-teit leer-doel leeuw le-ven le-vens-ein-de li-chaam lij-den luis-te-ren man-tel-zor-ger
me-di-ca-tie mee-kij-ken me-nin-gen me-ning mis-se-lijk moei-lijk mooi mor-fi-ne mu-se-um naas-te nacht
neu-ro-lo-gie ni-veau nieu-we nieuws nu-an-ce oe-deem of-fi-ci-eel on-co-lo-gie on-der-steu-nen on-der-zoek on-rust
on-ze-ker o-pi-o-ï-den o-ver-le-den o-ver-leg o-ver-lij-den pal-li-a-tief pal-li-a-tie-ve pa-ti-ënt pa-ti-ën-ten
pijn pijn-stil-ler pneu-mo-nie pro-ac-tief prog-no-se psy-chi-a-ter psy-chisch psy-cho-so-ci-aal ra-di-o-the-ra-pie
re-a-ni-ma-tie re-flec-te-ren re-la-tie re-li-gie re-li-gi-eus richt-lijn rouw ruim-te ru-zie sa-men-wer-ken
se-da-tie se-ri-eus si-tu-a-tie slaap so-ci-aal spe-ci-a-list spi-ri-tu-eel sta-di-um sta-ge ster-ven
ster-vens-fa-se steun stu-dent su-per-vi-sor symp-toom team team-o-ver-leg te-rug-val thuis toe-komst trai-ning
twij-fel ui-ten ur-gen-tie va-cu-üm va-ri-ë-ren ver-driet ver-moeid ver-pleeg-huis ver-trou-wen vrij-wil-li-ger
voe-ding voor-keur vraag waar-de wei-ge-ren wens wils-ver-kla-ring zelf-stan-dig zie-ken-huis ziek-te zin-ge-ving
zo-als zorg zorg-ver-le-ner zuur-stof
"""
DIVIDED = WORDS.split()


def test_syllables_are_counted_as_a_dictionary_divides() -> None:
    assert [one for one in DIVIDED if syllables(one.replace("-", "")) != one.count("-") + 1] == []


def test_more_than_two_hundred_different_words_are_counted() -> None:
    assert len(set(DIVIDED)) == len(DIVIDED) >= 200


# Four words with five syllables, in one sentence.
def test_readability_follows_its_formula() -> None:
    assert flesch_douma(["Ik vraag naar klachten"]) == pytest.approx(206.84 - 0.93 * 4 - 77 * 5 / 4)
    assert flesch_douma([]) is None
