"""The mean of the weights of two trainings of one network, of which the later went on from the earlier.

    python mean.py FIRST.pt SECOND.pt MEAN.pt
"""
import sys
import torch


def mean(first, second):
    """The mean of two states of a network, weight by weight."""
    return {name: ((first[name].double() + value.double()) / 2).to(value.dtype) if value.is_floating_point() else value
            for name, value in second.items()}


if __name__ == '__main__':
    first, second, out = sys.argv[1:]
    states = [torch.load(path, weights_only=True)['model'] for path in (first, second)]
    torch.save({'model': mean(*states)}, out)
