"""Stet: what comments, regions, files, front matter and sidecars let stand."""
import json
import os

from program import BROKEN, POLICY, SOUND, RepositoryTest

STET = '<!-- stet quotes/unclosed: the sign reads so -->\n\n'


class Stet(RepositoryTest):
    def setUp(self):
        super().setUp()
        self.policy('')

    def policy(self, more):
        self.write('.obelus.yaml', 'rules: {quotes/unclosed: error, stet/unused: warning}\n' + more)

    def check(self, status, name, content, *arguments):
        self.write(name, content)
        report = json.loads(self.expect(status, 'check', '-f', 'json', name, *arguments).out)
        return report['summary']['silenced'], [found['rule'] for found in report['findings']]

    def test_a_comment_covers_its_block_only(self):
        self.assertEqual(self.check(0, 'a.md', STET + BROKEN), (1, []))
        self.assertEqual(self.check(1, 'a.md', STET + BROKEN + '\n# News\n\n' + BROKEN),
                         (1, ['quotes/unclosed']))
        self.assertEqual(self.check(0, 'a.html', '<p>' + BROKEN + '<!-- stet quotes: x --></p>'), (1, []))

    def test_html(self):
        def page(text):
            return f'<!doctype html><title>News</title>\n{text}\n<p>{SOUND}</p>'

        other = '<p>He said: “Nothing more will be done about it here.</p>'
        for stet in ('<!-- stet quotes: a play -->\n<p>' + BROKEN + '</p>',
                     '<!-- stet-begin quotes: a play --><p>' + BROKEN + '</p><!-- stet-end quotes -->'):
            self.assertEqual(self.check(0, 'a.html', page(stet)), (1, []))
            self.assertEqual(self.check(1, 'a.html', page(stet + other)), (1, ['quotes/unclosed']))
        self.assertEqual(self.check(0, 'a.html', page('<!-- stet-file quotes: a play -->' + other)), (1, []))

    def test_region(self):
        text = ('<!-- stet-begin quotes: a play -->\n\n' + BROKEN + '\n<!-- stet-end quotes -->\n\n')
        self.assertEqual(self.check(0, 'a.md', text), (1, []))
        self.assertEqual(self.check(1, 'a.md', text + '# News\n\n' + BROKEN), (1, ['quotes/unclosed']))

    def test_file_front_matter_and_sidecar(self):
        self.assertEqual(self.check(0, 'a.md', BROKEN + '\n<!-- stet-file quotes: x -->\n'), (1, []))
        self.assertEqual(self.check(0, 'a.md', '---\nstet: [quotes]\n---\n\n' + BROKEN), (1, []))
        plain = '---\nstet: {quotes: it is a play}\n---\n\n'
        self.assertEqual(self.check(0, 'b.txt', plain + BROKEN), (1, []))
        self.assertEqual(self.check(1, 'b.txt', plain.replace('stet', 'mood') + BROKEN),
                         (0, ['quotes/unclosed']))
        self.write('a.txt.stet', '# why\nquotes/unclosed: the sign reads so\n')
        self.assertEqual(self.check(0, 'a.txt', BROKEN), (1, []))
        self.assertEqual(self.check(0, 'a.txt', SOUND), (0, ['stet/unused']))

    def test_sidecars_of_files_in_a_folder(self):
        self.write('news/a.txt', BROKEN)
        self.write('news/b.txt', BROKEN)
        self.expect(1, 'check', 'news')
        for name in ('a', 'b'):
            self.write(f'news/{name}.txt.stet', 'quotes/unclosed: the sign reads so\n')
        self.expect(0, 'check', 'news')
        os.rename(os.path.join(self.folder, 'news/b.txt.stet'), os.path.join(self.folder, 'reasons'))
        self.expect(1, 'check', 'news')
        os.remove(os.path.join(self.folder, 'news/a.txt'))
        os.symlink('../reasons', os.path.join(self.folder, 'news/b.txt.stet'))
        self.expect(0, 'check', 'news')

    def test_the_policy_can_ask_for_a_reason(self):
        self.policy('stet: {reason: required}\n')
        self.assertEqual(self.check(0, 'a.md', STET + BROKEN), (1, []))
        self.assertEqual(self.check(1, 'a.md', '<!-- stet quotes -->\n\n' + BROKEN),
                         (0, ['stet/unused', 'quotes/unclosed']))
        front = '---\nstet: {quotes/unclosed: the sign reads so}\n---\n\n'
        self.assertEqual(self.check(0, 'a.md', front + BROKEN), (1, []))
        self.check(1, 'a.md', '---\nstet: [quotes]\n---\n\n' + BROKEN)

    def test_the_policy_can_forbid_it(self):
        self.policy('stet: {never: [quotes/unclosed]}\n')
        self.assertEqual(self.check(1, 'a.md', STET + BROKEN), (0, ['stet/unused', 'quotes/unclosed']))
        self.check(1, 'a.md', '<!-- stet-file quotes: x -->\n\n' + BROKEN)

    def test_unused(self):
        self.assertEqual(self.check(0, 'a.md', STET + SOUND), (0, ['stet/unused']))
        self.check(1, 'a.md', STET + SOUND, '--fail-on', 'warning')
        self.write('a.md', '<!-- stet quotes/unclosd: x -->\n\n' + SOUND)
        self.assertIn('did you mean “quotes/unclosed”?', self.expect(0, 'check', 'a.md').out)

    def test_sarif_gives_the_reason(self):
        self.write('a.md', STET + BROKEN)
        result, = json.loads(self.expect(0, 'check', '-f', 'sarif').out)['runs'][0]['results']
        self.assertEqual(result['suppressions'],
                         [{'kind': 'inSource', 'justification': 'the sign reads so'}])

    def test_what_stands_is_neither_fixed_nor_listed(self):
        self.write('.obelus.yaml', 'rules: {quotes/direction: warning}\n')
        text = '<!-- stet quotes/direction: as printed -->\n\nThe band began in the ‘60s at the mill.\n'
        self.write('a.md', text)
        self.expect(0, 'check', '--fix', '--write-baseline')
        self.assertEqual(self.read('a.md'), text)
        self.assertNotIn('quotes', self.read('.obelus-baseline.json'))

    def test_stream(self):
        line = json.dumps({'id': 1, 'format': 'markdown', 'text': STET + BROKEN})
        self.assertEqual(json.loads(self.expect(0, 'stream', stdin=line + '\n').out)['findings'], [])

    def test_a_hundred_thousand_are_no_matter(self):
        self.check(0, 'a.md', '<!-- stet-begin quotes: x -->\n\n' * 100000 + SOUND)


class Explain(RepositoryTest):
    def test_why_and_good_example_under_a_finding(self):
        self.write('.obelus.yaml', POLICY)
        self.write('a.txt', BROKEN)
        self.assertNotIn('Why: ', self.expect(1, 'check').out)
        out = self.expect(1, 'check', '--explain').out
        self.assertIn('\n      Why: ', out)
        self.assertIn('\n      Good:\n        ', out)
