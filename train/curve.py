"""Draws the learning curve of the model card from `models/curve.tsv`: F1 on dev by the number of annotated documents learned from.

    python curve.py ../models/curve.tsv ../models/curve.svg
"""
import csv, sys
import matplotlib
matplotlib.use('svg')
matplotlib.rcParams.update({'svg.hashsalt': 'tieline', 'font.family': 'sans-serif', 'svg.fonttype': 'none'})
from matplotlib import pyplot

MARKS = {'mentions': 'o', 'relations': 's'}


def main():
    table, out = sys.argv[1:]
    rows = list(csv.DictReader(open(table, encoding='utf-8'), delimiter='\t'))
    figure, axes = pyplot.subplots(figsize=(7, 4.5))
    for color, training in enumerate(dict.fromkeys(row['training'] for row in rows)):
        part = [row for row in rows if row['training'] == training]
        for what, mark in MARKS.items():
            axes.plot([int(row['documents']) for row in part], [float(row[what]) for row in part], f'C{color}{mark}-',
                      fillstyle='full' if what == 'mentions' else 'none', label=f'{what}, {training}')
    axes.set(xlabel='annotated documents', ylabel='F1 on dev', xlim=(0, None), ylim=(0.25, 0.85))
    axes.grid(alpha=0.3)
    axes.legend(fontsize=8, ncols=2, loc='lower right')
    figure.tight_layout()
    figure.savefig(out, metadata={'Date': None, 'Creator': None})


if __name__ == '__main__':
    main()
