"""The codes of findings in packs: what each means, why it matters, how to mend it."""

from __future__ import annotations

from amzprep.domain.explanation import Explanation

_TABLE = """
PK001 | not YAML | The file cannot be parsed. | Nothing of it can be used. | Go to the place named; quote text with `: `, `?` or a quote at its start.
PK002 | unknown key | A key that the format does not have. | A misspelt key is silently ignored by most tools. | Take the name suggested, or remove the key.
PK003 | missing key | A required key is not there. | The question cannot be asked or judged without it. | Add it; docs/questions.md has every key.
PK004 | wrong type | A value has another type than the key takes. | `yes` and `12:30` are text here, as in YAML 1.2. | Write the type named; quote numbers that are text.
PK005 | key twice | The same key stands twice in one mapping. | YAML keeps one of them, and not always the one you see. | Remove one.
PK006 | alias | An anchor is used again. | A question is written out; aliases can blow up a small file. | Write the value out.
PK007 | tag | A YAML tag such as !!python. | Tags ask for code to run. | Write plain values.
PK008 | too large or too deep | The file is larger or deeper than any question. | It would slow every command. | Move data into cases.py.
PK009 | not UTF-8 | The file is not UTF-8 text. | Names and signs would be garbled. | Save it as UTF-8.
PK010 | reserved word | The id is a word of the command line. | `drill due` must mean one thing. | Choose another id.
PK011 | id is not the file name | The id differs from the file's name. | A question is found by its file. | Rename one of them.
PK012 | unknown category | The category is not in categories.yaml. | Plans and statistics go by category. | Use one of those named.
PK013 | unknown kind | No such kind of question. | The kind decides how it is asked and judged. | Use one of those named.
PK016 | unusable signature | The stub does not compile or has a type we do not know. | The stub is the learner's start and the judge's contract. | Mend the stub at the line named.
PK017 | example does not fit | An example's arguments or result do not have the annotated types. | It would fail every right solution. | Mend the value at the path named.
PK018 | too few or too many | A list has the wrong number of entries. | The bar asks for these numbers. | Add or remove entries.
PK019 | id twice | Two files of a pack, or two packs, have one id. | The history could not tell them apart. | Rename one.
PK020 | in_place names no argument | The function has no such parameter. | Nothing would be compared. | Name a parameter.
PK021 | bad bound | A bound's path or range makes no sense. | It could never be checked. | Begin with an argument; smallest first.
PK022 | no checker | The checker's file is not in the question's folder. | Nothing could be compared. | Add it beside cases.py.
PK023 | kind and category differ | The category is for another kind. | Drills go by kind. | Change one of them.
PK030 | no pack.yaml | The folder has no readable pack.yaml. | The pack has no name. | Write one: `amzprep packs new` shows how.
PK031 | unknown format | The pack's format is newer than this amzprep. | Its keys may mean something else. | Update amzprep.
PK041 | weights | The weights of a level do not sum to 100, or name unknown categories. | Plans would be skewed. | Mend loops.yaml.
PK042 | loop plan | A plan of a mock loop cannot be used. | A loop would lack a round or ask for nothing. | Mend loops.yaml at the line named.
PK099 | our loader fails | A file makes our own loader fail. | It must give findings for any file; the others are not touched. | Please report it with the file.
PK500 | pack's code fails | cases.py, the oracle or the checker fails or breaks the format, or is not there. | Nothing could be judged. | Mend it at the line named.
PK501 | few visible cases | Fewer than 2 examples. | One example is guessed at. | Add one that shows another rule.
PK502 | few hidden cases | Fewer than 12 hidden cases. | Wrong solutions get through. | Add cases per rule of the statement.
PK503 | few groups | Fewer than 4 groups of cases. | The learner is told which group failed. | Name groups by rule.
PK504 | group missing | No smallest, boundary or random group. | These find the mistakes people make. | Add the group.
PK505 | few random inputs | Fewer than 30 different seeded inputs. | Chance finds what authors do not think of. | Draw more seeds.
PK506 | no slow solution | Nothing must time out. | Then the complexity is not tested. | File a slow solution and name its group.
PK511 | no accepted solution | solutions/accepted is empty. | Nothing shows that it can be solved. | File one.
PK512 | accepted solution fails | A solution filed as accepted is not. | Either it or the cases are wrong. | Read the pointer, mend one of them.
PK513 | no oracle | cases.py has no oracle. | The reference would be judged by itself. | Write a slow, obvious one.
PK514 | oracle disagrees | Oracle and accepted solution differ. | One of them misreads the statement. | Work the case out by hand.
PK521 | wrong solution missing | must_fail names a file that is not there. | The check would check nothing. | Add the file or remove the line.
PK522 | unnamed wrong solution | A filed wrong solution is not in must_fail. | Nobody says where it must fail. | Name its group.
PK523 | unknown group | must_fail names a group that cases.py does not have. | The check would check nothing. | Name a group of cases.py.
PK524 | wrong solution passes | A known-wrong solution passes the group against it. | The cases miss the mistake. | Add the case that tells them apart.
PK525 | too easy | Fewer than 3 wrong solutions pass the visible cases. | The examples give the traps away. | Move a trap to the hidden cases.
PK526 | wrong and slow | A wrong solution times out instead of being wrong. | Time hides the mistake. | Make it fast.
PK531 | slow solution missing | must_time_out names a file that is not there. | The check would check nothing. | Add the file.
PK532 | unnamed slow solution | A filed slow solution is not in must_time_out. | Nobody says where it must time out. | Name its group.
PK533 | unknown group | must_time_out names a group that cases.py does not have. | The check would check nothing. | Name a group of cases.py.
PK534 | slow and wrong | The slow solution fails a small case. | It must be right, only slow. | Mend it.
PK535 | slow solution in time | The slow solution gets through with 1.5 times the limit. | The complexity is not tested. | Enlarge the perf case.
PK536 | limit too tight | Twice the slowest accepted case does not fit the limit. | Slower machines would fail right solutions. | Raise the limit or shrink the case.
PK537 | accepted case slow | An accepted case needs 0.5 s or more. | Every submission would wait for it. | Shrink the perf case.
PK541 | no docstring | A function of the stub has no docstring. | The learner sees the stub first. | Say what it returns.
PK542 | starter accepted | The starter already passes. | There is nothing to do. | Add cases.
PK551 | unusable path | A step of a bound's path does not fit the values there. | It could never be checked. | Follow the argument's type.
PK552 | bound never seen | No case has a value at the bound's path. | The bound is not tested. | Add cases, or remove it.
PK553 | bound not touched | Cases do not touch both ends of a bound, or leave it. | Limits are where programs break. | Add the edge cases.
PK561 | cases differ | cases.py gives other cases under another hash seed. | Verdicts would depend on luck. | Seed every draw; sort sets.
PK562 | not deterministic | An accepted solution is not accepted every time. | Verdicts would depend on luck. | Remove the dependence on hash order or dice.
PK571 | mutants survive | Hidden cases accept more than 10 % of the mutants. | Small mistakes get through. | Add a case per survivor; waive real equivalents in mutants.yaml.
PK572 | stale waiver | mutants.yaml waives what is no mutant. | A waiver must not outlive its reason. | Remove the entry.
PK573 | bad waiver | mutants.yaml is not a list of hash and reason. | A waiver without a reason hides a hole. | Write `- hash: …` and `reason: …`.
PK581 | few hints | Fewer than 3 hints. | A ladder needs rungs. | Add a question, an idea, a detail.
PK582 | few follow-ups | Fewer than 2 follow-ups. | Interviewers go on asking. | Add what they probe.
PK583 | hint gives it away | A hint holds a whole line of the solution. | Then it is the solution. | Say the idea in words.
PK601 | refers to nothing | A phase or a rubric point that is not there. | A point that cannot be ticked is never counted. | Mend the name, or add the phase or point.
PK602 | point twice | Two points of a rubric have one id. | A claim could not be told from the other. | Rename one.
PK603 | level without bar | `levels` and the bars or signals differ. | Nobody could say whether that level was met. | Give every listed level its own.
PK604 | does not add up | Phases do not sum to the minutes, or weights not to 100. | The clock or the percentage would be wrong. | Mend the numbers.
PK605 | no one best answer | Not exactly one option is correct. | It could not be judged. | Mark one.
PK610 | too little of it | Fewer clarifying questions, mistakes, red flags, follow-ups, probes or points than a good question has. | A round is made of them. | Add what interviewers really ask and see.
PK611 | weak prompt | Too short or long, without numbers, or without one request at its end. | Numbers force trade-offs; a request says when to stop. | Mend the prompt.
PK612 | uneven rubric | Too few or many points, or one weighs too much. | One tick must not decide a round. | Split or join points.
PK613 | vague point | A point is not one observable claim that begins with a verb. | Two listeners must tick the same. | Write: names …, splits …, handles ….
PK614 | point twice in words | Two points share most of their words. | One sentence would earn both. | Join them or tell them apart.
PK615 | flat bar | Bars do not rise by 8 points from level to level, or a point applies nowhere. | Levels must differ. | Raise the bar or add points for the higher level.
PK616 | strong answer too short or long | Not 250 to 700 words. | It is what can be said in the time. | Cut or add.
PK617 | claim without words | A point is not claimed, or with words that the strong answer does not say. | The strong answer passes the check the learner faces. | Quote it exactly, or say it there.
PK621 | weak question | It does not ask for one past event, is too long, or names the principle. | Interviewers ask for evidence without naming what they score. | Tell me about a time ….
PK622 | gap not probed | No probe covers your part, a number, the alternative or what lasts. | Rehearsed answers break there. | Add the probe with its `covers`.
PK623 | wrong minutes | Not 8 to 15 minutes. | Telling and probing take that long. | Mend the minutes.
PK624 | weak signals | A signal has not 8 to 30 words, or two levels say the same. | The step between levels is scope. | Say what the level does that the one below does not.
PK631 | weak stem | Too long, negated, or without a number or situation. | It would test reading or trivia. | Tell a situation and ask what is best.
PK632 | weak option | It is not explained, or speaks of the other options. | The explanation is what teaches. | Say why people hold it and why it fails.
PK633 | options differ in length | The longest is more than 1.6 times the shortest. | Length gives the answer away. | Even them out.
PK634 | pattern over the pack | The right option is too often the longest or at one place. | It could be guessed. | Shuffle, or shorten.
"""

EXPLANATIONS = [Explanation(*[part.strip() for part in line.split("|")]) for line in _TABLE.strip().splitlines()]
