"""Measures a vote of trained readers on the annotated documents of a fold: the mean of their labels and relations.

    python vote.py --cased bert.npz teacher.pt --uncased minilm.npz reader.pt
"""
import argparse
import numpy as np
import torch
import data, silver, student
from samples import Sample, judge


def main():
    p = argparse.ArgumentParser()
    p.add_argument('--shared', default='../../shared'); p.add_argument('--fold', default='dev')
    p.add_argument('--cased', nargs=2, action='append', default=[], metavar=('ENCODER', 'READER')); p.add_argument('--uncased', nargs=2, action='append', default=[], metavar=('ENCODER', 'READER'))
    o = p.parse_args()
    torch.set_num_threads(2)
    voters = [silver.load(*names, True) for names in o.cased] + [silver.load(*names, False) for names in o.uncased]
    documents = data.read(f'{o.shared}/corpus/{o.fold}')
    views = [[Sample(d, pieces) for d in documents] for _, pieces in voters]
    judged = [judge(net, samples, pieces) for (net, pieces), samples in zip(voters, views)]
    limits = np.full(len(data.RELATIONS), 0.4)
    for number, one in enumerate(judged):
        print('voter', number + 1)
        student.report(views[number], one, limits, print)
    soft = lambda x: np.exp(x - x.max(1, keepdims=True)) / np.exp(x - x.max(1, keepdims=True)).sum(1, keepdims=True)
    mean = [(np.log(sum(soft(one[i][0]) for one in judged) / len(judged) + 1e-9), sum(one[i][1] for one in judged) / len(judged), judged[-1][i][2]) for i in range(len(documents))]
    print('vote')
    student.report(views[-1], mean, limits, print)


if __name__ == '__main__':
    main()
