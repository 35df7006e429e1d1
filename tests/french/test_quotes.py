"""The quotation marks of the text stay the marks of the text."""

import pytest

from review.french.quotes import lead_of, quoted_like


@pytest.mark.parametrize(
    ("written", "replacement", "result"),
    [
        ("«\u00a0opérait\u00a0» sur tesla", "« trancher » chez Tesla", "«\u00a0trancher\u00a0» chez Tesla"),
        ('"opérait" sur tesla', "« trancher » chez Tesla", '"trancher" chez Tesla'),
        ("“opérait” sur tesla", "« trancher » chez Tesla", "“trancher” chez Tesla"),
        ("opérait sur tesla", "« trancher » chez Tesla", "« trancher » chez Tesla"),
        ("le « palace » change", "révolution de palais", "révolution de palais"),
        ('il "opérait" ici', "il « taillait » là", 'il "taillait" là'),
        ("«opérait»", "« trancher »", "«trancher»"),
    ],
)
def test_quoted_like(written: str, replacement: str, result: str) -> None:
    assert quoted_like(written, replacement) == result


def test_lead() -> None:
    assert lead_of("« opérer » sur") == "« "
    assert lead_of("opérer « sur »") == ""
