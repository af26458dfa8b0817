"""Big hostile inputs cost no more for their size than articles do, within a factor: what each may
cost is given as a ratio of CPU time to that of an ordinary article of the same size and format, so
that it holds on every machine. OBELUS_SIZES=full takes the inputs eight times as large, and
OBELUS_SIZES=show prints what they cost as well.
"""
import os
import resource
import subprocess
import sys
import unittest

from program import BROKEN, OBELUS, POLICY, SANITIZED, ProgramTest

SIZES = os.environ.get('OBELUS_SIZES', '')
SCALE = 1 if SIZES else 0.125
LEAST = 0.05  # seconds; what is quicker than this is not told apart

PROSE = ('The council met on Monday and approved the new budget. “We had no choice,” the mayor '
         'said, “and nobody objected.” The bridge opens in May, officials of the town said. ')

# Name, ending, bound, and a unit with its count or the parts around it.
CASES = (
    ('one line', 'txt', 2, PROSE, 190_000),
    ('one line of Markdown', 'md', 2, PROSE, 190_000),
    ('one line of HTML', 'html', 2, PROSE, 190_000),
    ('one word', 'txt', 1, 'x', 64_000_000),
    ('opening marks', 'txt', 40, '“', 1_000_000),
    ('closing marks', 'txt', 40, 'x” ', 1_000_000),
    ('marks of many kinds', 'txt', 60, '«x “y ‘z „w ', 250_000),
    ('straight marks', 'txt', 30, '"a ', 1_000_000),
    ('quotations that go on', 'txt', 15, '“x y\n\n', 250_000),
    ('quotations and brackets', 'txt', 25, '“a b c d e f” and (it) ', 200_000),
    ('quotations in a chain', 'txt', 25, ('The lock is shut. ', '“a b c d e f.” ', ''), 300_000),
    ('lead-ins', 'txt', 25, 'that is: “a b c d e f.” No. ', 150_000),
    ('block quotes behind code', 'html', 15,
     '<pre>x</pre><blockquote>a b c d e f g h</blockquote>', 100_000),
    ('pronouns and verbs', 'txt', 15, 'he and said and ', 300_000),
    ('warnings', 'txt', 25, 'The online casino\n\nPolice: online casino\n\n', 60_000),
    ('nested tags', 'html', 8, '<div>x', 100_000),
    ('nested inline tags', 'html', 5, '<b><i>x', 100_000),
    ('nested lists of HTML', 'html', 8, '<ul><li>x', 100_000),
    ('nested tables', 'html', 5, '<table><tr><td>x', 100_000),
    ('nested quotations of HTML', 'html', 5, '<q>x', 100_000),
    ('stray end tags', 'html', 5, '</p></b>', 300_000),
    ('hidden elements', 'html', 5, '<div hidden>x', 100_000),
    ('nested block quotes', 'md', 5, '> ', 100_000),
    ('nested lists', 'md', 5, '- ', 100_000),
    ('list items', 'md', 15, '- x\n', 300_000),
    ('brackets', 'txt', 60, '(a [b {c ', 100_000),
    ('brackets of Markdown', 'md', 60, '[', 100_000),
    ('halves of links', 'md', 60, '[a](', 100_000),
    ('entities', 'html', 5, '&amp;', 1_000_000),
    ('unfinished entities', 'html', 5, '&notin', 1_000_000),
    ('quotation marks as entities', 'html', 40, '&ldquo;x ', 1_000_000),
    ('an attribute', 'html', 1, ('<p title="', 'x', '">y'), 50_000_000),
    ('a style', 'html', 2, ('<p style="', 'a:b;', '">y'), 10_000_000),
    ('classes', 'html', 2, ('<style>.a{display:none}</style><p class="', 'b ', '">y'), 10_000_000),
    ('links', 'md', 8, '[a](http://b.example/) ', 500_000),
    ('links of HTML', 'html', 8, '<a href="http://b.example/">a</a> ', 500_000),
    ('paragraphs that are links', 'html', 15,
     '<p><a href="http://c.example/">b.example</a> here', 250_000),
    ('addresses', 'txt', 8, 'http://b.example/ a@b.example ', 300_000),
    ('deep YAML', 'md', 3, ('---\na: ', '[', '\n---\nx'), 1_000_000),
    ('wide YAML', 'md', 12, ('---\na: [', 'b, ', 'b]\n---\nx'), 2_000_000),
    ('front matter without end', 'md', 5, ('---\n', 'a: b\n', ''), 2_000_000),
    ('combining marks', 'txt', 5, '\u0301', 5_000_000),
    ('combining marks in disorder', 'txt', 5, 'a\u0301\u0334', 2_000_000),
    ('tatweel', 'txt', 5, '\u0640', 5_000_000),
    ('words with tatweel', 'txt', 25, 'ق' + '\u0640' * 30 + 'ال ', 150_000),
    ('overrides of direction', 'txt', 5, '\u202e', 3_300_000),
    ('isolates', 'txt', 5, '\u2067a', 2_500_000),
    ('zero-width joiners', 'txt', 6, 'a\u200d', 2_500_000),
    ('invisible spaces', 'txt', 12, 'a\u200b', 2_500_000),
    ('soft hyphens', 'txt', 8, 'a\u00ad', 3_000_000),
    ('NUL', 'txt', 5, '\0', 10_000_000),
    ('NUL in HTML', 'html', 5, '\0', 10_000_000),
    ('line ends', 'txt', 8, '\n', 10_000_000),
    ('short paragraphs', 'txt', 40, 'a\n\n', 1_000_000),
    ('full stops', 'txt', 5, 'A. ', 3_000_000),
    ('cues without end', 'txt', 12, 'it is said that experts say ', 300_000),
    ('hearsay and sources', 'txt', 12, 'It is said he left. Experts say so. ', 200_000),
    ('spam in every line', 'txt', 25, 'casino online bonus\n\n', 300_000),
    ('disguises', 'txt', 40, 'v1agra c a s i n o ', 300_000),
    ('templates', 'txt', 100, '{{ ', 300_000),
    ('spintax', 'txt', 40, '{a|b|c} {a|b', 300_000),
    ('damaged encodings', 'txt', 10, 'â€œÃ©', 800_000),
    ('stets', 'html', 10, '<!-- stet quotes: x -->', 250_000),
)


def made(unit, count):
    before, middle, after = unit if isinstance(unit, tuple) else ('', unit, '')
    return (before + middle * int(count * SCALE) + after).encode()


def article(size, ending):
    paragraph = PROSE * 3 + '\n\n' if ending != 'html' else '<p>' + PROSE * 3 + '</p>\n'
    return (paragraph.encode() * (size // len(paragraph) + 1))[:size]


@unittest.skipIf(SANITIZED, 'sanitizers cost more in some places than in others')
class Sizes(ProgramTest):
    def cpu(self, name, data):
        path = self.write(name, data)
        run = subprocess.Popen([OBELUS, 'check', '-j1', '--policy', 'strict', '--fail-on', 'never',
                                '-f', 'concise', '-o', os.devnull, path])
        _, status, usage = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(run.returncode, 0, name)
        os.remove(path)
        return usage.ru_utime + usage.ru_stime

    def ratio(self, ending, data):
        start = self.cpu('empty.' + ending, b'x')
        costs = [max(self.cpu('a.' + ending, bytes_) - start, 0.001)
                 for bytes_ in (article(len(data), ending), data)]
        return costs[1] / max(costs[0], LEAST)

    def test_cost_what_their_size_is_worth(self):
        for name, ending, bound, unit, count in CASES:
            with self.subTest(name):
                data = made(unit, count)
                # Somebody else may have slowed the machine down for a moment.
                ratio = self.ratio(ending, data)
                if ratio > bound:
                    ratio = min(ratio, self.ratio(ending, data))
                if SIZES == 'show':
                    print(f'{ratio:7.2f} of {bound:3} {len(data):9} bytes {name}', file=sys.stderr)
                self.assertLessEqual(ratio, bound)


class Refusals(ProgramTest):
    """What a policy or front matter may not cost, it is refused for."""

    def check(self, **options):
        def limit():
            resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
        return subprocess.run([OBELUS, 'check', '-f', 'concise'], cwd=self.folder,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=limit,
                              timeout=120, check=False)

    def test_aliases_that_explode(self):
        bomb = 'a: &a [x, x, x, x, x, x, x, x, x]\n' + ''.join(
            f'{b}: &{b} [{", ".join(["*" + a] * 9)}]\n' for a, b in zip('abcdefgh', 'bcdefghi'))
        self.write('a.md', f'---\n{bomb}---\n\n{BROKEN}')
        self.write('.obelus.yaml', POLICY)
        result = self.check()  # front matter that cannot be read hides nothing behind it
        self.assertIn('quotes/unclosed', result.stdout.decode())
        self.write('.obelus.yaml', bomb)
        result = self.check()
        self.assertEqual(result.returncode, 2)
        self.assertIn('.obelus.yaml:1:', result.stderr.decode())

    def test_policies_too_deep_or_too_large(self):
        self.write('a.md')
        for policy in ('rules: ' + '[' * 100_000, 'rules: ' + '{a: ' * 100_000,
                       ''.join(' ' * i + 'a:\n' for i in range(500)), '- ' * 100_000,
                       'rules: # ' + 'x' * 2_000_000, '"' + '\\x41' * 200_000, '? ' * 50_000):
            self.write('.obelus.yaml', policy)
            result = self.check()
            self.assertEqual(result.returncode, 2, policy[:40])
            self.assertRegex(result.stderr.decode(), r'^obelus: error: \.obelus\.yaml:\d+:\d+: ')

    def test_a_pattern_made_to_backtrack(self):
        self.write('.obelus.yaml', 'rules:\n  quotes/unclosed: error\n  house/slow:\n'
                   "    kind: existence\n    severity: warning\n    raw: ['(a+)+$', '(x|y|xy)*z']\n")
        self.write('a.txt', 'a' * 100_000 + 'b' + ' xy' * 30_000)
        self.write('b.txt', BROKEN)
        result = self.check()
        self.assertEqual(result.returncode, 2)
        self.assertIn('a.txt: cannot be checked: house/slow', result.stderr.decode())
        self.assertIn('b.txt:1:20: error', result.stdout.decode())


if __name__ == '__main__':
    unittest.main()
