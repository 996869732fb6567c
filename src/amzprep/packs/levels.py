"""The questionnaire on levels and the table of skills, from levels.yaml."""

from __future__ import annotations

from amzprep.domain.finding import Finding
from amzprep.domain.level import LevelQuestion, LevelTable, Skill
from amzprep.domain.shapes import Choice, Key, ListOf, MapOf, Record, Slug, Text
from amzprep.packs.load import read_table
from amzprep.packs.schema import LEVELS

OPTION = Record({"text": Key(Text(), "the option"), "level": Key(Choice(LEVELS), "the level it stands for")})
TABLE = Record(
    {
        "as_of": Key(Text(), "the day of the source"),
        "source": Key(Text(), "where it comes from"),
        "questions": Key(
            ListOf(
                Record(
                    {
                        "id": Key(Slug(), "the question's name"),
                        "ask": Key(Text(), "the question"),
                        "options": Key(ListOf(OPTION, 2), "one per level"),
                    }
                ),
                1,
            ),
            "the questionnaire",
        ),
        "levels": Key(
            MapOf(
                Record({"is": Key(Text(), "what the level is"), "next": Key(Text(), "what the next one needs", False)})
            ),
            "level to what it is",
        ),
        "skills": Key(
            MapOf(
                Record(
                    {
                        "title": Key(Text(), "the skill"),
                        "expected": Key(Choice(("Expert", "High", "Medium")), "the grade that is expected"),
                        "areas": Key(ListOf(Text(), 1), "the categories that show it"),
                    }
                )
            ),
            "skills of the role",
        ),
    }
)


def load_levels(path: str) -> tuple[LevelTable | None, list[Finding]]:
    """The table; None with findings at their places where it cannot be used."""
    file, raw = read_table(path, TABLE)
    if file.findings:
        return None, file.findings
    questions = tuple(
        LevelQuestion(each["id"], each["ask"], tuple((one["text"], one["level"]) for one in each["options"]))
        for each in raw["questions"]
    )
    levels = {level: (each["is"], each.get("next") or "") for level, each in raw["levels"].items()}
    skills = tuple(
        Skill(name, each["title"], each["expected"], tuple(each["areas"])) for name, each in raw["skills"].items()
    )
    return LevelTable(raw["as_of"], raw["source"], questions, levels, skills), []
