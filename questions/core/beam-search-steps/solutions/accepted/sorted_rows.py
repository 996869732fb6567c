def decode(log_probs, width, max_steps):
    """Of each row only the best `width` next tokens can be kept, so they are picked once."""
    best_next = [sorted((-gain, token) for token, gain in enumerate(row))[:width] for row in log_probs]
    beam, finished = [(0, ())], []
    for _ in range(max_steps):
        extensions = []
        for cost, text in beam:
            last = text[-1] if text else 0
            extensions += [(cost + extra, text + (token,)) for extra, token in best_next[last]]
        extensions.sort()
        beam = []
        for cost, text in extensions[:width]:
            (beam if text[-1] else finished).append((cost, text))
    ranked = sorted((cost / len(text), text) for cost, text in finished or beam)
    return [[token for token in text if token] for _, text in ranked[:width]]
