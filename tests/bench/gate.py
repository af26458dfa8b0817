#!/usr/bin/env python3
"""What a baseline, --since and --cache cost and save, in a repository of many articles.

  tests/bench/gate.py [--command build/obelus] [--articles 10000] [--mb 50] [--runs 7]

Makes the articles (Arabic and English; plain text, Markdown and HTML; most of them with a fault)
in a scratch git repository and measures, best of several runs in turn:
  a check with a baseline of 5,000 entries beside one without (CPU time),
  --since HEAD~1 where three articles changed (wall time),
  a check of --mb megabytes with a cold cache and with a warm one (CPU and wall time).
"""
import argparse
import json
import os
import random
import resource
import subprocess
import tempfile
import time

SENTENCES = {
    'en': ['The council of {place} met on {day} to discuss the {work}.',
           'Officials said the {work} would be finished before the {season}.',
           '“We have waited for the {work} for many years,” said {person}, who lives near the {house}.',
           'The cost of the {work} was put at {number} million by the finance committee.',
           'Residents of {place} had asked for the {work} since the {season} of last year.',
           'A report that the city published on {day} described the {house} in detail.',
           'The {house} will stay open while the builders of the {work} are busy.',
           '{person}, the head of the committee, thanked everyone who had taken part.'],
    'ar': ['اجتمع مجلس مدينة {place} يوم {day} لمناقشة مشروع {work}.',
           'وقال مسؤولون إن مشروع {work} سينتهي قبل {season}.',
           'وأضاف {person}: «انتظرنا {work} سنوات طويلة».',
           'وتقدر تكلفة {work} بنحو {number} مليوناً بحسب لجنة المالية.',
           'وكان سكان {place} قد طالبوا بمشروع {work} منذ {season} الماضي.',
           'وسيظل {house} مفتوحاً أمام الزوار خلال الأعمال.']}
WORDS = {
    'en': {'place': ['Harwick', 'Milford', 'Aldby', 'Kirkton', 'Stanmoor'],
           'day': ['Monday', 'Tuesday', 'Thursday', 'Friday'],
           'work': ['library', 'bridge', 'harbour wall', 'tram line', 'market hall', 'water tower'],
           'season': ['spring', 'summer', 'autumn', 'winter'],
           'person': ['Anna Reed', 'Tom Barker', 'Lucy Hale', 'Omar Said'],
           'house': ['old mill', 'station', 'town hall', 'museum']},
    'ar': {'place': ['الميناء', 'النخيل', 'الساحل', 'الواحة'],
           'day': ['الاثنين', 'الثلاثاء', 'الخميس'],
           'work': ['المكتبة', 'الجسر', 'الرصيف', 'السوق', 'خط الترام'],
           'season': ['الصيف', 'الشتاء', 'الربيع'],
           'person': ['المهندس سامي الحداد', 'رئيسة اللجنة ليلى منصور', 'عضو المجلس كريم ناصر'],
           'house': ['المتحف', 'المسرح', 'الحي القديم']}}
FAULTS = {'en': ['The minister said: “We have never seen such a thing in {place}.',
                 'watch live stream free online', 'It is rumoured that the {house} will be sold.'],
          'ar': ['قال الوزير: «لن يتكرر هذا الأمر في {place}.']}


def article(number, dice):
    """The ending of its file's name, and the article."""
    language = 'ar' if number % 4 == 0 else 'en'

    def filled(sentence):
        return sentence.format(number=dice.randint(2, 90),
                               **{name: dice.choice(words) for name, words in WORDS[language].items()})

    def paragraph():
        return ' '.join(filled(dice.choice(SENTENCES[language])) for _ in range(dice.randint(2, 5)))

    paragraphs = [paragraph() for _ in range(dice.randint(5, 12))]
    if number % 8 < 5:
        paragraphs.insert(len(paragraphs) // 2, filled(dice.choice(FAULTS[language])))
    title = filled(SENTENCES[language][0]).rstrip('.')
    form = ('md', 'txt', 'html')[number % 3]
    if form == 'html':
        text = ''.join(f'<p>{text}</p>\n' for text in paragraphs)
        return form, f'<!doctype html><html lang="{language}"><title>{title}</title>\n{text}</html>\n'
    head = f'---\ntitle: "{title}"\n---\n\n' if form == 'md' else title + '\n\n'
    return form, head + '\n\n'.join(paragraphs) + '\n'


def write_articles(folder, count=None, megabytes=None):
    dice = random.Random(7)
    size = number = 0
    while (number < count) if count is not None else (size < megabytes * 1e6):
        form, text = article(number, dice)
        data = text.encode()
        path = os.path.join(folder, f'{number % 100:02d}', f'{number}.{form}')
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'wb') as file:
            file.write(data)
        size += len(data)
        number += 1
    print(f'{number} articles, {size / 1e6:.1f} MB')


class Bench:
    def __init__(self, program, folder, runs):
        self.program, self.folder, self.runs = os.path.abspath(program), folder, runs

    def git(self, *arguments):
        subprocess.run(['git', '-c', 'user.name=A', '-c', 'user.email=a@example.org', *arguments],
                       cwd=self.folder, check=True, stdout=subprocess.DEVNULL)

    def check(self, *arguments):
        """Wall and CPU seconds."""
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run([self.program, 'check', '-f', 'concise', '--fail-on', 'never', *arguments],
                       cwd=self.folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return (time.perf_counter() - start,
                after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)

    def best(self, *commands):
        """Of each command the least wall and CPU time; they take turns, so that none has the luck."""
        times = [[self.check(*command) for command in commands] for _ in range(self.runs)]
        return [tuple(min(run[i][k] for run in times) for k in (0, 1)) for i in range(len(commands))]

    def baseline(self):
        self.check('--write-baseline', 'content')
        path = os.path.join(self.folder, '.obelus-baseline.json')
        with open(path, encoding='utf8') as file:
            baseline = json.load(file)
        kept, left = {}, 5000
        for name, entries in baseline['findings'].items():
            kept[name] = entries[:left]
            left -= len(kept[name])
        with open(path, 'w', encoding='utf8') as file:
            json.dump({'version': baseline['version'], 'findings': kept}, file)
        (_, without), (_, known) = self.best(['content'], ['--baseline', path, 'content'])
        print(f'baseline of {5000 - left} entries: {1000 * without:.0f} ms CPU without it, '
              f'{1000 * known:.0f} ms with it: {100 * (known / without - 1):+.1f} %')

    def since(self):
        self.git('init', '--quiet')
        self.git('add', 'content')
        self.git('commit', '--quiet', '--message', 'Articles')
        for folder in ('10', '50', '90'):
            name = min(os.listdir(os.path.join(self.folder, 'content', folder)))
            with open(os.path.join(self.folder, 'content', folder, name), 'a', encoding='utf8') as file:
                file.write('\nThe bridge was opened on Monday.\n')
        time.sleep(1.1)  # git looks again into what is as young as its index
        self.git('commit', '--quiet', '--all', '--message', 'Three')
        self.git('status')
        (wall, cpu), = self.best(['--since', 'HEAD~1'])
        print(f'--since HEAD~1, three articles changed: {1000 * wall:.0f} ms ({1000 * cpu:.0f} ms CPU)')

    def cache(self):
        cache = os.path.join(self.folder, 'cache')
        times = []
        for _ in range(self.runs):
            subprocess.run(['rm', '-rf', cache], check=True)
            times.append([self.check('--cache', cache, 'big') for _ in range(2)])
        for k, name in ((0, 'wall'), (1, 'CPU')):
            cold, warm = (min(run[i][k] for run in times) for i in (0, 1))
            print(f'cache, {name}: cold {1000 * cold:.0f} ms, warm {1000 * warm:.0f} ms: '
                  f'{cold / warm:.1f} times')


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--command', default='build/obelus')
    parser.add_argument('--articles', type=int, default=10000)
    parser.add_argument('--mb', type=float, default=50)
    parser.add_argument('--runs', type=int, default=7)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix='obelus-bench-') as folder:
        bench = Bench(given.command, folder, given.runs)
        write_articles(os.path.join(folder, 'content'), count=given.articles)
        bench.baseline()
        bench.since()
        write_articles(os.path.join(folder, 'big'), megabytes=given.mb)
        bench.cache()


main()
