#!/usr/bin/env python3
"""How many flags of attribution/quotation on clean articles an editor would act on.

    tests/labels/natural_flags.py [--command 'build/release/obelus stream'] [--unread]

The labels (natural_flags.tsv) hold places, not texts: a set of the reference data, an article's id
in it, the byte offset of the quotation in its `text`, and a verdict made by reading:

    act    nobody is named, and the reader cannot tell who speaks
    ask    the reader can guess who speaks, but the text does not say it
    leave  the speaker is plain, or nobody speaks

Flags without a label are counted as unread; --unread prints where they are.
"""
import argparse, collections, csv, gzip, json, os, shlex, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
SETS = {'en': ('articles/en_bbc', 'articles/en_masakhanews', 'articles/en_aeb_web'),
        'ar': ('articles/ar_saudinews', 'attribution/saudinewsnet_ar_unlabelled')}


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--command', default='build/release/obelus stream')
    parser.add_argument('--data', default=os.path.join(HERE, '..', '..', '..', 'shared', 'data'))
    parser.add_argument('--unread', action='store_true', help='print flags without a label')
    options = parser.parse_args()
    with open(os.path.join(HERE, 'natural_flags.tsv'), encoding='utf8') as file:
        verdicts = {(row['set'], row['article'], int(row['begin'])): row['verdict']
                    for row in csv.DictReader(file, delimiter='\t')}
    for language, sets in SETS.items():
        counts = collections.Counter()
        for name in sets:
            path = os.path.join(options.data, name + '.jsonl.gz')
            if not os.path.exists(path):
                print(f'skipped: {path} is not there')
                continue
            with gzip.open(path, 'rt', encoding='utf8') as lines:
                rows = [json.loads(line) for line in lines]
            for row, findings in zip(rows, lint(options.command, rows)):
                for place in findings:
                    verdict = verdicts.get((name, row['id'], place), 'unread')
                    counts[verdict] += 1
                    if verdict == 'unread' and options.unread:
                        print(f'    {name}\t{row["id"]}\t{place}')
        read = sum(counts.values()) - counts['unread']
        if not read:
            continue
        share = 100 * counts['act'] / read
        wider = 100 * (counts['act'] + counts['ask']) / read
        print(f'{language}: {dict(counts)}: {share:.0f} % act, {wider:.0f} % act or ask')
    return 0


def lint(command, rows):
    lines = ''.join(json.dumps(dict(id=n, text=row['text'], format='text'), ensure_ascii=False) + '\n'
                    for n, row in enumerate(rows))
    run = subprocess.run(shlex.split(command), input=lines.encode(), stdout=subprocess.PIPE)
    answers = [json.loads(line) for line in run.stdout.decode('utf8').split('\n') if line.strip()]
    if len(answers) != len(rows):
        sys.exit(f'{command!r} answered {len(answers)} of {len(rows)} documents')
    return [[finding['offset'] for finding in answer.get('findings') or []
             if finding['rule'] == 'attribution/quotation'] for answer in answers]


if __name__ == '__main__':
    sys.exit(main())
