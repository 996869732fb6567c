"""Returns finished texts only, so nothing if no text ends in time."""

from heapq import nsmallest

END = 0


def decode(log_probs: list[list[int]], width: int, max_steps: int) -> list[list[int]]:
    beam: list[tuple[int, list[int]]] = [(0, [])]  # minus score and tokens: smaller is better
    finished: list[tuple[int, list[int]]] = []
    for _ in range(max_steps):
        extensions = (
            (cost - gain, tokens, token)
            for cost, tokens in beam
            for token, gain in enumerate(log_probs[tokens[-1] if tokens else END])
        )
        kept = [(cost, [*tokens, token]) for cost, tokens, token in nsmallest(width, extensions)]
        finished += [each for each in kept if each[1][-1] == END]
        beam = [each for each in kept if each[1][-1] != END]
        if not beam:
            break
    ranked = nsmallest(width, finished, key=lambda each: (each[0] / len(each[1]), each[1]))
    return [[token for token in tokens if token != END] for _, tokens in ranked]
