def add_up(readings):
    return sum(reading for reading in readings if reading > 0)
