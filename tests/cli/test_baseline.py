"""obelus check --baseline, --write-baseline, --prune-baseline: an old repository adopts the checker."""
import json
import os
import textwrap

from program import BROKEN, POLICY, SOUND, RepositoryTest

OTHER = ('The harbour master said on Monday: “The pier will be closed to all ships until the storm '
         'has passed and the divers have looked at it.\n')
FILE = '.obelus-baseline.json'


class Baseline(RepositoryTest):
    def setUp(self):
        super().setUp()
        self.write('.obelus.yaml', POLICY)
        self.write('news/a.md', '# First\n\n' + BROKEN + '\n' + SOUND)
        self.write('news/b.md', '# Second\n\n' + OTHER)
        self.expect(1, 'check')
        self.expect(0, 'check', '--write-baseline')

    def check(self, status, *arguments):
        out = self.expect(status, 'check', '-f', 'json', '--baseline', FILE, *arguments).out
        return json.loads(out)['summary']

    def listed(self):
        return {path: len(entries) for path, entries in json.loads(self.read(FILE))['findings'].items()}

    def test_old_findings_are_counted_and_pass(self):
        self.assertEqual(self.listed(), {'news/a.md': 1, 'news/b.md': 1})
        summary = self.check(0)
        self.assertEqual((summary['errors'], summary['baselined']), (0, 2))
        self.assertIn('2 in the baseline', self.expect(0, 'check', '--baseline', FILE).out)

    def test_new_findings_fail(self):
        self.write('news/b.md', '# Second\n\n' + OTHER + '\n' + BROKEN)
        summary = self.check(1)
        self.assertEqual((summary['errors'], summary['baselined']), (1, 2))

    def test_paragraphs_may_move_and_be_wrapped_anew(self):
        self.write('news/b.md', '# Second\n\n' + SOUND + '\nAnother paragraph.\n\n' +
                   textwrap.fill(OTHER, 40) + '\n')
        self.assertEqual(self.check(0)['baselined'], 2)

    def test_paragraphs_may_change_places(self):
        paragraphs = [BROKEN, OTHER, SOUND, BROKEN.replace('minister', 'mayor')]
        self.write('news/c.md', '\n'.join(paragraphs))
        self.expect(0, 'check', '--write-baseline')
        self.write('news/c.md', '\n'.join(reversed(paragraphs)))
        self.assertEqual(self.check(0)['baselined'], 5)

    def test_files_may_be_renamed(self):
        os.rename(os.path.join(self.folder, 'news/b.md'), os.path.join(self.folder, 'news/c.md'))
        self.assertEqual(self.check(0)['baselined'], 2)
        self.check(0, '--prune-baseline')
        self.assertEqual(self.listed(), {'news/a.md': 1, 'news/c.md': 1})

    def test_a_copy_of_a_listed_file_is_new(self):
        self.write('news/c.md', self.read('news/b.md'))
        self.check(1)

    def test_holds_from_every_folder(self):
        os.mkdir(os.path.join(self.folder, 'work'))
        folder, self.folder = self.folder, os.path.join(self.folder, 'work')
        self.expect(0, 'check', '--baseline', '../' + FILE, '../news')
        self.folder = folder
        self.expect(0, 'check', '--baseline', os.path.join(self.folder, FILE), 'news/a.md')

    def test_pruned_on_request_only(self):
        before = self.read(FILE)
        self.write('news/a.md', '# First\n\n' + SOUND)
        self.check(0)
        self.assertEqual(self.read(FILE), before)
        self.write('news/d.md', BROKEN)
        self.check(1, '--prune-baseline')
        self.assertEqual(self.listed(), {'news/b.md': 1})
        self.write('news/a.md', '# First\n\n' + BROKEN)
        self.assertEqual(self.check(1)['errors'], 2)

    def test_files_that_a_run_does_not_check_stay_listed(self):
        self.check(0, '--prune-baseline', 'news/a.md')
        self.check(0, '--write-baseline', 'news/a.md')
        self.assertEqual(self.listed(), {'news/a.md': 1, 'news/b.md': 1})

    def test_says_what_it_did(self):
        err = self.expect(0, 'check', '--write-baseline').err
        self.assertEqual(err, 'obelus: info: .obelus-baseline.json lists 2 findings\n')
        self.write('news/a.md', SOUND)
        err = self.expect(0, 'check', '--baseline', FILE, '--prune-baseline').err
        self.assertEqual(err, 'obelus: info: .obelus-baseline.json still lists 1 finding; '
                              '1 found no more\n')

    def test_writing_twice_gives_the_same_bytes(self):
        before = self.read(FILE)
        self.expect(0, 'check', '--write-baseline', '-j4')
        self.assertEqual(self.read(FILE), before)

    def test_known_findings_are_not_fixed(self):
        self.write('.obelus.yaml', 'rules: {quotes/direction: warning}\n')
        faulty = 'The band began in the ‘60s and played at the mill on Tuesday.\n'
        self.write('x.txt', faulty)
        self.expect(0, 'check', '--write-baseline', 'x.txt')
        self.check(0, '--fix', 'x.txt')
        self.assertEqual(self.read('x.txt'), faulty)
        self.assertEqual(self.expect(0, 'check', '--baseline', FILE, '--diff', 'x.txt').out, '')

    def test_sarif_tells_them_apart(self):
        self.write('news/d.md', BROKEN)
        out = self.expect(1, 'check', '--baseline', FILE, '-f', 'sarif').out
        results = json.loads(out)['runs'][0]['results']
        self.assertEqual([(result['baselineState'], len(result['suppressions'])) for result in results],
                         [('unchanged', 1), ('unchanged', 1), ('new', 0)])
        self.assertNotIn('baselineState', self.expect(1, 'check', '-f', 'sarif').out)

    def test_what_is_no_baseline_is_2(self):
        self.assertIn('missing.json', self.expect(2, 'check', '--baseline', 'missing.json').err)
        self.write(FILE, '{"version": 1')
        self.assertIn('is no baseline', self.expect(2, 'check', '--baseline', FILE).err)
        self.assertIn('is no baseline', self.expect(2, 'check', '--write-baseline').err)
        self.assertEqual(self.read(FILE), '{"version": 1')
        self.expect(2, 'check', '--write-baseline', '--prune-baseline')
