#!/usr/bin/env python3
"""Where the time of a check goes: each stage of the benchmarks beside a whole check, as a table.

  tests/bench/shares.py [build/bench/obelus_bench]

Stages are measured apart, each on what the ones before it have made and warm in the caches, so that
their sum is only about the whole. Sentences and the form of lines are computed where a rule asks
for them, in a few blocks of an article: measured here over all of it, they are bounds.
"""
import json
import subprocess
import sys

STAGES = (('read the file', 'input/read_file'), ('check that it is UTF-8', 'input/validate'),
          ('blocks and their languages', 'document/text'), ('fold', 'analysis/fold'),
          ('look up terms', 'analysis/terms'), ('quotations', 'analysis/quotations_news'),
          ('sentences, of every block', 'analysis/sentences'),
          ('form of lines, of every block', 'analysis/line_form'),
          ('rules of attribution/', 'rules/attribution'), ('rules of copy/', 'rules/copy'),
          ('rules of quotes/', 'rules/quotes'), ('rules of spam/', 'rules/spam'),
          ('a whole check', 'check/text'))
BOUNDS = ('analysis/sentences', 'analysis/line_form')
LANGUAGES = ('ar', 'en')


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else 'build/bench/obelus_bench'
    wanted = '|'.join(name for _, name in STAGES)
    out = subprocess.run([program, f'--benchmark_filter=^({wanted})/', '--benchmark_format=json',
                          '--benchmark_repetitions=5', '--benchmark_report_aggregates_only=true'],
                         stdout=subprocess.PIPE, check=True).stdout
    speeds = {row['run_name']: row['bytes_per_second'] / 1e6
              for row in json.loads(out)['benchmarks'] if row['aggregate_name'] == 'median'}
    print('| stage | ' + ' | '.join(f'{language} MB/s | share' for language in LANGUAGES) + ' |')
    print('|---|' + '--:|--:|' * len(LANGUAGES))
    for title, name in STAGES:
        cells = []
        for language in LANGUAGES:
            speed = speeds[f'{name}/{language}']
            share = 100 * speeds[f'check/text/{language}'] / speed
            cells += [f'{speed:,.0f}', f'{"< " if name in BOUNDS else ""}{share:.0f} %']
        print(f'| {title} | ' + ' | '.join(cells) + ' |')


if __name__ == '__main__':
    main()
