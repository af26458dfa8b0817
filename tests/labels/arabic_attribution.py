#!/usr/bin/env python3
"""False alarms and recall of attribution/quotation on Arabic news, against labels made by reading.

    tests/labels/arabic_attribution.py [--command 'build/release/obelus stream'] [--misses N]
                                       [--half tune|test]

The labels (arabic_attribution.tsv) hold places, not texts: the article's id in
attribution/saudinewsnet_ar_unlabelled of the reference data, and code point offsets into its
`text`. The 150 quotations of five words or more were drawn with a fixed seed from all that stand
between two marks on one line; those whose marks were mispaired were passed over. `source` is
"near" where a reader finds who said it in the sentence or the paragraphs around it, "none" where
the marks hold a title, a slogan or a term that wants no source. News without a source being rare,
64 of them are also read with the source taken away: `blank` lists the words of speech and the
somebodies of the paragraph and of the one before (where that is nothing but a quotation, on to the
first that is more), which are overwritten with spaces. They lie, in equal parts, in the half to
tune on ("tune") and in the half to report on ("test").

A quotation that is flagged as it stands is a false alarm; one flagged with its source taken away
is found.
"""
import argparse, csv, gzip, json, os, shlex, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
RULE = 'attribution/quotation'


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--command', default='build/release/obelus stream')
    parser.add_argument('--data', default=os.path.join(ROOT, '..', 'shared', 'data'))
    parser.add_argument('--misses', type=int, default=0,
                        help='print up to N false alarms and N misses of each half')
    parser.add_argument('--half', choices=('tune', 'test'), help='only this half')
    options = parser.parse_args()
    path = os.path.join(options.data, 'attribution', 'saudinewsnet_ar_unlabelled.jsonl.gz')
    if not os.path.exists(path):
        print(f'skipped: {path} is not there')
        return 0
    with gzip.open(path, 'rt', encoding='utf8') as lines:
        texts = {row['id']: row['text'] for row in map(json.loads, lines)}
    with open(os.path.join(HERE, 'arabic_attribution.tsv'), encoding='utf8') as file:
        labels = list(csv.DictReader(file, delimiter='\t'))
    labels = [row for row in labels if options.half in (None, row['half'])]

    documents, asked = [], []  # asked: (half, kind, text, begin, end)
    for row in labels:
        text, begin, end = texts[row['article']], int(row['begin']), int(row['end'])
        asked.append((row['half'], 'kept', text, begin, end))
        documents.append(text)
        if row['blank']:
            text = blanked(text, [tuple(map(int, span.split('-'))) for span in row['blank'].split()])
            asked.append((row['half'], 'blanked', text, begin, end))
            documents.append(text)
    flags = lint(options.command, documents)

    for half in ('tune', 'test'):
        for kind, name in (('kept', 'false alarms'), ('blanked', 'found once blanked')):
            cases = [(flagged(fs, *case[2:]), case) for case, fs in zip(asked, flags)
                     if case[:2] == (half, kind)]
            if not cases:
                continue
            hits = sum(hit for hit, _ in cases)
            print(f'{half}: {name:20s} {100 * hits / len(cases):5.1f} %  {hits}/{len(cases)}')
            wrong = [case for hit, case in cases if hit == (kind == 'kept')]
            for _, _, text, begin, end in wrong[:options.misses]:
                around = text[max(0, begin - 160):begin] + '⟦' + text[begin:end] + '⟧' + text[end:end + 80]
                print('   ', around.replace('\n', '⏎'))
    return 0


def blanked(text, spans):
    characters = list(text)
    for begin, end in spans:
        for at in range(begin, end):
            if characters[at] not in '\n“”"«»':
                characters[at] = ' '
    return ''.join(characters)


def lint(command, documents):
    lines = ''.join(json.dumps(dict(id=n, text=text, format='text'), ensure_ascii=False) + '\n'
                    for n, text in enumerate(documents))
    run = subprocess.run(shlex.split(command), input=lines.encode(), stdout=subprocess.PIPE)
    answers = [json.loads(line) for line in run.stdout.decode('utf8').split('\n') if line.strip()]
    if len(answers) != len(documents):
        sys.exit(f'{command!r} answered {len(answers)} of {len(documents)} documents')
    return [[(f['offset'], f['endOffset']) for f in answer.get('findings') or [] if f['rule'] == RULE]
            for answer in answers]


def flagged(spans, text, begin, end):
    first, last = len(text[:begin].encode()), len(text[:end].encode())
    return any(b < last and e > first for b, e in spans)


if __name__ == '__main__':
    sys.exit(main())
