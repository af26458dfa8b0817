#!/usr/bin/env python3
"""What the lexicons of speech miss of the lists of reporting verbs in the reference data.

    tests/labels/verb_coverage.py [--missing N]

For each language and list: how many of its entries the lexicons speech-verbs, speech-nouns and
source-prepositions have. Lists with counts (cues mined from labelled text) are weighed by them.
Lemmas of languages that inflect are looked up by the longest beginning that a form shares with
them; such rows are marked "~". Skipped where the reference data is absent.
"""
import argparse, json, os, sys, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SUBJECTS = ('speech-verbs', 'speech-nouns', 'source-prepositions')
STEM = 0.7  # of a lemma's letters


def fold(word):
    word = unicodedata.normalize('NFKD', word.casefold())
    word = ''.join(c for c in word if not unicodedata.combining(c) and c != '\u0640')
    return word.translate(str.maketrans('أإآٱىة', 'ااااي' + 'ه'))


def terms(language):
    found = set()
    for subject in SUBJECTS:
        path = os.path.join(ROOT, 'policies', 'lexicons', subject, language + '.txt')
        if not os.path.exists(path):
            continue
        with open(path, encoding='utf8') as lines:
            for line in lines:
                term = line.split(' = ')[0].strip()
                if term and not term.startswith('#'):
                    found.add(fold(term))
                    found.update(fold(word) for word in term.split())
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--data', default=os.path.join(ROOT, '..', 'shared', 'data'))
    parser.add_argument('--missing', type=int, default=0, help='print up to N missing entries a list')
    options = parser.parse_args()
    path = os.path.join(options.data, 'lists', 'reporting_verbs.json')
    if not os.path.exists(path):
        print(f'skipped: {path} is not there')
        return 0
    with open(path, encoding='utf8') as file:
        lists = json.load(file)
    for language, by_source in lists.items():
        known = terms(language)
        if not known:
            print(f'{language}: no lexicon')
            continue
        for source, entries in by_source.items():
            pairs = [(e[0], e[1]) if isinstance(e, list) else (e, 1) for e in entries]
            lemmas = 'lemma' in source and language != 'en' or language in ('nl',)
            missing = [(word, n) for word, n in pairs if not has(known, fold(word), lemmas)]
            total = sum(n for _, n in pairs)
            have = total - sum(n for _, n in missing)
            print(f'{language} {source.split("(")[0]:42s} {"~" if lemmas else " "} '
                  f'{100 * have / total:5.1f} %  {have}/{total}')
            if options.missing:
                worst = sorted(missing, key=lambda pair: -pair[1])[:options.missing]
                print('    ', ', '.join(word for word, _ in worst))
    return 0


def has(known, word, lemma):
    if word in known:
        return True
    if not lemma:
        return False
    stem = word[:max(2, round(STEM * len(word)))]
    return any(term.startswith(stem) for term in known)


if __name__ == '__main__':
    sys.exit(main())
