"""Files that are named and ignored: hooks name whatever has changed."""
import json
import os

from program import BROKEN, POLICY, RepositoryTest


class Ignored(RepositoryTest):
    def setUp(self):
        super().setUp()
        self.write('.obelus.yaml', POLICY)
        self.write('.obelusignore', 'drafts/\n*.old.md\n!kept.old.md\n')
        for name in ('a.md', 'drafts/b.md', 'news/c.old.md', 'news/kept.old.md'):
            self.write(name, BROKEN)

    def paths(self, status, *arguments, **options):
        result = self.expect(status, 'check', '-f', 'json', *arguments, **options)
        self.assertEqual(json.loads(result.out)['problems'], [])
        return [found['path'] for found in json.loads(result.out)['findings']], result.err

    def test_are_left_out_and_told(self):
        found, err = self.paths(1, 'a.md', 'drafts/b.md', 'news/c.old.md', 'news/kept.old.md')
        self.assertEqual(found, ['a.md', 'news/kept.old.md'])
        self.assertIn('drafts/b.md: left out by an ignore file (--no-ignore checks it)', err)
        self.assertIn('news/c.old.md: left out', err)

    def test_alone_they_pass(self):
        self.assertEqual(self.paths(0, 'drafts/b.md')[0], [])
        self.assertEqual(self.paths(1, '--no-ignore', 'drafts/b.md')[0], ['drafts/b.md'])

    def test_from_every_folder(self):
        self.folder = os.path.join(self.folder, 'news')
        self.assertEqual(self.paths(1, 'c.old.md', '../a.md', '../drafts/b.md')[0], ['../a.md'])

    def test_within_an_ignored_folder(self):
        self.write('drafts/old/d.md', BROKEN)
        self.write('drafts/.obelusignore', '/old\n')
        self.folder = os.path.join(self.folder, 'drafts')
        self.assertEqual(self.paths(1, 'b.md', 'old/d.md')[0], ['b.md'])

    def test_without_a_repository(self):
        os.rename(os.path.join(self.folder, '.git'), os.path.join(self.folder, 'git'))
        self.assertEqual(self.paths(0, 'drafts/b.md')[0], [])

    def test_a_folder_that_is_named_is_walked(self):
        self.assertEqual(self.paths(1, 'drafts')[0], ['drafts/b.md'])

    def test_standard_input_under_such_a_name(self):
        name = ('--stdin-filename', 'drafts/new.md')
        self.assertEqual(self.paths(0, '-', *name, stdin=BROKEN)[0], [])
        self.assertEqual(self.paths(1, '-', '--no-ignore', *name, stdin=BROKEN)[0], ['drafts/new.md'])
        self.assertEqual(self.paths(1, '-', '--stdin-filename', 'new.md', stdin=BROKEN)[0], ['new.md'])

    def test_changes(self):
        self.commit()
        self.write('drafts/b.md', BROKEN + 'More.\n')
        self.write('a.md', BROKEN + '\n' + BROKEN)
        self.assertEqual(self.paths(1, '--since', 'HEAD', 'drafts/b.md', 'a.md')[0], ['a.md'])

    def test_one_that_does_not_exist_is_still_2(self):
        self.expect(2, 'check', 'drafts/none.md')
