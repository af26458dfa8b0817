"""obelus check --since and --staged, in scratch repositories."""
import json
import os
import shutil
import subprocess
import unittest

from program import BROKEN, OBELUS, POLICY, SANITIZED, SOUND, RepositoryTest

OTHER = 'The harbour master said: “The pier is closed to every ship until the storm has passed.\n'
# Many lines that git recognises when their file is renamed.
LONG = ''.join(f'The {word} ship left the harbour in the morning.\n\n'
               for word in ('first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'))


class Changes(RepositoryTest):
    def setUp(self):
        super().setUp()
        self.write('.obelus.yaml', POLICY)
        self.write('news/old.md', '# Old\n\n' + BROKEN + '\n' + SOUND)
        self.write('news/still.md', BROKEN)
        self.commit('First')

    def places(self, status, *arguments):
        out = self.expect(status, 'check', '-f', 'jsonl', *arguments).out
        return [(found['path'], found['line']) for found in map(json.loads, out.splitlines())]

    def checked(self, *arguments):
        return json.loads(self.run_obelus('check', '-f', 'json', *arguments).out)['summary']['files']


class Since(Changes):
    def test_only_changed_lines_are_reported(self):
        self.write('news/old.md', '# Old\n\n' + BROKEN + '\n' + SOUND + '\n' + OTHER)
        self.commit()
        self.assertEqual(self.places(1, '--since', 'HEAD~1'), [('news/old.md', 7)])
        self.assertEqual(self.checked('--since', 'HEAD~1'), 1)

    @unittest.skipIf(SANITIZED or not shutil.which('strace'), 'needs strace and no sanitizer')
    def test_only_changed_files_are_read(self):
        # Git reads what was written in the very second in which its index was.
        os.utime(os.path.join(self.folder, 'news/still.md'), (1, 1))
        self.git('add', '.')
        self.write('news/new.md', SOUND)
        trace = subprocess.run(['strace', '-f', '-e', 'trace=openat', OBELUS, 'check', '--since', 'HEAD'],
                               cwd=self.folder, env=self.environment, stderr=subprocess.PIPE,
                               stdout=subprocess.DEVNULL, check=False).stderr.decode()
        if 'new.md' not in trace:
            self.skipTest('programs cannot be traced here')
        self.assertNotIn('still.md', trace)

    def test_a_change_counts_whether_committed_staged_or_not(self):
        self.write('news/a.md', BROKEN)
        self.commit()
        self.write('news/b.md', BROKEN)
        self.git('add', 'news/b.md')
        self.write('news/old.md', '# Old\n\n' + BROKEN + '\n' + OTHER)
        self.assertEqual(self.places(1, '--since', 'HEAD~1'),
                         [('news/a.md', 1), ('news/b.md', 1), ('news/old.md', 5)])

    def test_files_that_git_does_not_know_are_new_unless_ignored(self):
        self.write('.gitignore', 'drafts/\n')
        self.write('news/untracked/new.md', BROKEN)
        self.write('drafts/new.md', BROKEN)
        self.assertEqual(self.places(1, '--since', 'HEAD'), [('news/untracked/new.md', 1)])

    def test_announced_files_are_new(self):
        self.write('news/new.md', BROKEN)
        self.git('add', '--intent-to-add', 'news/new.md')
        self.assertEqual(self.places(1, '--since', 'HEAD'), [('news/new.md', 1)])

    def test_renames_are_followed(self):
        self.write('news/long.md', LONG + BROKEN)
        self.commit()
        self.git('mv', 'news/long.md', 'news/moved.md')
        self.assertEqual(self.places(0, '--since', 'HEAD'), [])
        self.assertEqual(self.checked('--since', 'HEAD'), 0)
        self.write('news/moved.md', OTHER + '\n' + LONG + BROKEN)
        self.assertEqual(self.places(1, '--since', 'HEAD'), [('news/moved.md', 1)])
        self.commit()
        self.assertEqual(self.places(1, '--since', 'HEAD~1'), [('news/moved.md', 1)])

    def test_a_rename_that_git_was_not_told_of(self):
        self.write('news/long.md', LONG + BROKEN)
        self.commit()
        os.rename(os.path.join(self.folder, 'news/long.md'), os.path.join(self.folder, 'moved.md'))
        self.assertEqual(self.places(0, '--since', 'HEAD'), [])

    def test_a_finding_counts_when_its_related_place_is_new(self):
        self.write('.obelus.yaml', 'rules: {quotes/mismatched: error}\n')
        self.write('news/pair.md', 'The minister said: “We have seen\nsuch a thing before” and left.\n')
        self.commit()
        self.write('news/pair.md', 'The minister said: “We have seen\nsuch a thing before» and left.\n')
        found = self.places(1, '--since', 'HEAD')
        self.assertEqual(len(found), 1)
        self.write('news/pair.md', 'The minister said: „We have seen\nsuch a thing before» and left.\n')
        self.commit()
        self.write('news/pair.md', 'The minister said: “We have seen\nsuch a thing before» and left.\n')
        self.assertEqual(self.places(1, '--since', 'HEAD'), found)

    def test_lines_that_were_taken_out(self):
        self.write('news/old.md', '# Old\n\n' + BROKEN)
        self.assertEqual(self.places(0, '--since', 'HEAD'), [])
        self.assertEqual(self.checked('--since', 'HEAD'), 1)
        os.remove(os.path.join(self.folder, 'news/old.md'))
        self.assertEqual(self.checked('--since', 'HEAD'), 0)

    def test_nothing_changed_passes_and_says_so(self):
        result = self.expect(0, 'check', '--since', 'HEAD')
        self.assertIn('no article has changed since HEAD', result.err)
        self.write('program.c', 'int x;\n')
        self.commit()
        self.expect(0, 'check', '--since', 'HEAD~1', 'news')

    def test_a_branch_is_compared_with_where_it_began(self):
        self.git('checkout', '--quiet', '-b', 'topic')
        self.write('news/topic.md', BROKEN)
        self.commit()
        self.git('checkout', '--quiet', 'main')
        self.write('news/old.md', '# Old\n\n' + SOUND)
        self.commit()
        self.git('checkout', '--quiet', 'topic')
        self.assertEqual(self.places(1, '--since', 'main'), [('news/topic.md', 1)])

    def test_paths_and_folders(self):
        self.write('news/a.md', BROKEN)
        self.write('blog/b.md', BROKEN)
        self.write('blog/.hidden.md', BROKEN)
        self.write('blog/c.text', BROKEN)
        self.assertEqual(self.places(1, '--since', 'HEAD', 'blog'), [('blog/b.md', 1)])
        self.assertEqual(self.places(1, '--since', 'HEAD', 'blog/c.text', 'news/still.md'),
                         [('blog/c.text', 1)])
        folder, self.folder = self.folder, os.path.join(self.folder, 'news')
        self.assertEqual(self.places(1, '--since', 'HEAD'), [('a.md', 1)])
        self.assertEqual(self.places(1, '--since', 'HEAD', '../blog'), [('../blog/b.md', 1)])
        self.folder = folder
        link = os.path.join(self.folder, 'link')
        os.symlink('blog', link)
        self.assertEqual(self.places(1, '--since', 'HEAD', 'link/'), [('link/b.md', 1)])
        self.assertIn('missing.md: no such file',
                      self.expect(2, 'check', '--since', 'HEAD', 'missing.md').err)
        self.assertIn('is not in the git work tree', self.expect(2, 'check', '--since', 'HEAD', '/').err)

    def test_other_line_ends_and_encodings(self):
        for name, encoding, end in (('crlf', 'utf-8', '\r\n'), ('utf16', 'utf-16', '\n'),
                                    ('arabic', 'windows-1256', '\n')):
            before = (LONG + BROKEN).replace('\n', end).encode(encoding)
            after = (OTHER + '\n' + LONG + BROKEN).replace('\n', end).encode(encoding)
            self.write(f'{name}.txt', before)
            self.commit()
            self.write(f'{name}.txt', after)
            arguments = ('--encoding', encoding) if encoding == 'windows-1256' else ()
            self.assertEqual(self.places(1, '--since', 'HEAD', *arguments), [(f'{name}.txt', 1)])
            self.commit()

    def test_fixes_only_what_has_changed(self):
        self.write('.obelus.yaml', 'rules: {quotes/direction: error}\n')
        faulty = 'The band began in the ‘60s and played at the mill on Tuesday.\n'
        self.write('news/band.md', faulty)
        self.commit()
        self.write('news/band.md', faulty + '\n' + 'A line.\n\n' + faulty)
        self.expect(0, 'check', '--since', 'HEAD', '--fix')
        self.assertEqual(self.read('news/band.md'),
                         faulty + '\nA line.\n\n' + faulty.replace('‘', '’'))

    def test_with_a_baseline(self):
        self.write('news/new.md', BROKEN)
        self.expect(0, 'check', '--write-baseline')
        self.write('news/new.md', BROKEN + '\n' + OTHER)
        self.assertEqual(self.places(1, '--since', 'HEAD', '--baseline', '.obelus-baseline.json'),
                         [('news/new.md', 3)])
        self.expect(2, 'check', '--since', 'HEAD', '--write-baseline')
        self.expect(2, 'check', '--staged', '--prune-baseline')

    def test_names_of_every_kind(self):
        names = ['with a space.md', 'line\nbreak.md', '"quoted".md', 'ünïcödé.md', 'عربي.md', '-f.md',
                 ':(top).md', '*.md']
        for name in names:
            self.write('odd/' + name, LONG + BROKEN)
        self.commit()
        self.assertEqual(self.places(0, '--since', 'HEAD'), [])
        for name in names:
            self.write('odd/' + name, LONG + BROKEN + '\n' + OTHER)
        found = self.places(1, '--since', 'HEAD')
        self.assertEqual(sorted(found), sorted(('odd/' + name, 17) for name in names))
        self.assertEqual(self.places(1, '--since', 'HEAD', '--', *('odd/' + n for n in names)),
                         [('odd/' + name, 17) for name in names])
        self.git('add', '.')
        self.assertEqual(self.places(1, '--staged'), found)
        out = self.expect(1, 'check', '-f', 'concise', '--since', 'HEAD').out
        self.assertEqual(len(out.splitlines()), len(names))

    def test_names_that_are_not_utf8(self):
        path = os.path.join(self.folder.encode(), b'news/\xff.md')
        with open(path, 'w', encoding='utf8') as file:
            file.write(BROKEN)
        self.assertEqual(self.places(1, '--since', 'HEAD'), [('news/\ufffd.md', 1)])
        self.git('add', '.')
        self.assertEqual(self.places(1, '--staged'), [('news/\ufffd.md', 1)])

    def test_worktrees(self):
        self.git('worktree', 'add', '--quiet', '-b', 'topic', '.wt')
        self.folder = os.path.join(self.folder, '.wt')
        self.write('news/new.md', BROKEN)
        self.assertEqual(self.places(1, '--since', 'main'), [('news/new.md', 1)])
        self.git('add', '.')
        self.assertEqual(self.places(1, '--staged'), [('news/new.md', 1)])

    def test_standard_input_has_no_history(self):
        self.assertIn('standard input', self.expect(2, 'check', '--since', 'HEAD', '-').err)


class Submodules(Changes):
    """A submodule is compared with the commit that it was at."""

    def setUp(self):
        super().setUp()
        self.inner = os.path.join(self.folder, '.inner')
        self.git('init', '--quiet', '--initial-branch=main', self.inner)
        self.write('.inner/a.md', LONG + BROKEN)
        self.commit_inner(self.inner)
        self.write('.gitignore', '.inner/\n')
        self.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', './.inner', 'part')
        self.commit('Submodule')

    def commit_inner(self, folder):
        self.git('add', '.', folder=folder)
        self.git('commit', '--quiet', '--message', 'Inner', folder=folder)

    def test_is_new_where_it_was_not(self):
        self.assertEqual(self.places(0, '--since', 'HEAD'), [])
        self.assertEqual(self.places(1, '--since', 'HEAD~1'), [('part/a.md', 15)])

    def test_what_changed_in_it(self):
        self.write('part/a.md', LONG + BROKEN + '\n' + OTHER)
        self.write('part/new.md', BROKEN)
        found = [('part/a.md', 17), ('part/new.md', 1)]
        self.assertEqual(self.places(1, '--since', 'HEAD'), found)
        self.assertEqual(self.places(1, '--since', 'HEAD', 'part/new.md', 'part'), found[::-1])
        self.commit_inner(os.path.join(self.folder, 'part'))
        self.assertEqual(self.places(1, '--since', 'HEAD'), found)
        self.commit()
        self.assertEqual(self.places(0, '--since', 'HEAD'), [])
        self.assertEqual(self.places(1, '--since', 'HEAD~1'), found)
        self.assertEqual(self.places(0, '--staged'), [])
        self.folder = os.path.join(self.folder, 'part')
        self.write('.obelus.yaml', POLICY)
        self.assertEqual(self.places(1, '--since', 'HEAD~1'), [('a.md', 17), ('new.md', 1)])

    def test_that_was_not_checked_out_has_no_articles(self):
        folder = os.path.join(self.folder, '.clone')
        self.git('clone', '--quiet', '.', folder)
        self.folder = folder
        self.assertEqual(self.places(0, '--since', 'HEAD~1'), [])

    def test_that_lacks_what_it_was(self):
        self.write('part/new.md', BROKEN)
        part = os.path.join(self.folder, 'part')
        self.commit_inner(part)
        self.commit()
        shutil.rmtree(part)
        shutil.rmtree(os.path.join(self.folder, '.git/modules/part'))
        self.git('init', '--quiet', part)
        self.assertIn('the submodule “part” lacks the commit that it was at',
                      self.expect(2, 'check', '--since', 'HEAD~1').err)


class WhatIsMissing(Changes):
    def since(self, revision, folder=None):
        before, self.folder = self.folder, folder or self.folder
        try:
            return self.expect(2, 'check', '--since', revision).err
        finally:
            self.folder = before

    def test_unknown_revisions(self):
        self.assertIn('“mian” names no commit here', self.since('mian'))
        self.assertIn('“HEAD~7” names no commit here', self.since('HEAD~7'))
        self.assertIn('“HEAD:news” names no commit here', self.since('HEAD:news'))
        self.assertIn('names no commit here', self.since('HEAD..main'))

    def test_no_repository(self):
        subprocess.run(['rm', '-rf', os.path.join(self.folder, '.git')], check=True)
        self.assertIn('is in no git repository', self.since('HEAD'))
        self.assertIn('is in no git repository', self.expect(2, 'check', '--staged').err)

    def test_unborn_head(self):
        folder = os.path.join(self.folder, 'fresh')
        self.git('init', '--quiet', folder)
        self.assertIn('HEAD has no commit yet', self.since('HEAD', folder))

    def test_bare_repository(self):
        folder = os.path.join(self.folder, 'bare.git')
        self.git('clone', '--quiet', '--bare', '.', folder)
        self.assertIn('bare repository', self.since('HEAD', folder))

    def clone(self, *arguments):
        folder = os.path.join(self.folder, 'clone')
        self.git('clone', '--quiet', *arguments, 'file://' + self.folder, folder)
        return folder

    def test_shallow_clones(self):
        self.git('checkout', '--quiet', '-b', 'topic')
        self.write('news/new.md', BROKEN)
        self.commit()
        self.git('checkout', '--quiet', 'main')
        self.commit()
        self.git('checkout', '--quiet', 'topic')
        folder = self.clone('--depth=1')
        message = self.since('HEAD~1', folder)
        self.assertIn('“HEAD~1” names no commit here: this is a shallow clone', message)
        self.assertIn('git fetch --unshallow', message)
        self.git('fetch', '--quiet', '--depth=1', 'origin', 'main:main', folder=folder)
        self.assertIn('no commit in common in this shallow clone', self.since('main', folder))

    def test_a_shallow_clone_that_reaches_far_enough(self):
        self.commit()
        self.write('news/new.md', BROKEN)
        self.commit()
        self.folder = self.clone('--depth=2')
        self.assertEqual(self.places(1, '--since', 'HEAD~1'), [('news/new.md', 1)])

    def test_detached_heads(self):
        self.git('checkout', '--quiet', '-b', 'topic')
        self.write('news/new.md', BROKEN)
        last = self.commit()
        folder = self.clone()
        self.git('checkout', '--quiet', '--detach', last, folder=folder)
        self.git('branch', '--quiet', '-D', 'topic', folder=folder)
        self.assertIn('“main” names no commit here; “origin/main” does', self.since('main', folder))
        self.assertIn('HEAD is detached', self.since('release', folder))
        self.folder = folder
        self.assertEqual(self.places(1, '--since', 'origin/main'), [('news/new.md', 1)])

    def test_unrelated_histories(self):
        self.git('checkout', '--quiet', '--orphan', 'other')
        self.commit()
        self.assertIn('no commit in common', self.since('main'))

    def test_partial_and_sparse_clones(self):
        self.git('config', 'uploadpack.allowFilter', 'true')
        self.git('config', 'uploadpack.allowAnySHA1InWant', 'true')
        self.write('news/old.md', SOUND)
        self.write('news/new.md', BROKEN)
        self.commit()
        self.folder = self.clone('--filter=blob:none', '--sparse')
        self.git('sparse-checkout', 'set', 'news')
        # What a file was is not there; what is new needs nothing to be compared with.
        result = self.run_obelus('check', '-f', 'jsonl', '--since', 'HEAD~1')
        self.assertEqual(result.returncode, 2)
        self.assertIn('news/new.md', result.out)
        self.assertIn('news/old.md: cannot be compared with what it was', result.err)


class Staged(Changes):
    def test_what_is_staged_is_what_is_checked(self):
        self.write('news/new.md', BROKEN)
        self.assertEqual(self.places(0, '--staged'), [])
        self.git('add', 'news/new.md')
        self.write('news/new.md', SOUND)
        self.assertEqual(self.places(1, '--staged'), [('news/new.md', 1)])
        self.git('add', 'news/new.md')
        self.write('news/new.md', BROKEN)
        self.assertEqual(self.places(0, '--staged'), [])
        self.assertEqual(self.checked('--staged'), 1)
        self.git('add', 'news/new.md')
        os.remove(os.path.join(self.folder, 'news/new.md'))
        self.assertEqual(self.places(1, '--staged'), [('news/new.md', 1)])
        self.assertEqual(self.places(1, '--staged', 'news/new.md'), [('news/new.md', 1)])

    def test_only_changed_lines(self):
        self.write('news/old.md', '# Old\n\n' + BROKEN + '\n' + OTHER)
        self.git('add', '.')
        self.write('news/old.md', 'Something else altogether.\n')
        self.assertEqual(self.places(1, '--staged'), [('news/old.md', 5)])

    def test_the_first_commit(self):
        self.folder = os.path.join(self.folder, 'fresh')
        os.mkdir(self.folder)
        self.git('init', '--quiet')
        self.write('new.md', BROKEN)
        self.git('add', '.')
        self.write('.obelus.yaml', POLICY)
        self.assertEqual(self.places(1, '--staged'), [('new.md', 1)])

    def test_nothing_staged(self):
        self.assertIn('no article has staged changes', self.expect(0, 'check', '--staged').err)
        self.write('news/new.md', BROKEN)
        self.git('add', '--intent-to-add', '.')
        self.assertEqual(self.places(0, '--staged'), [])

    def test_sidecars_are_those_of_the_index(self):
        self.write('a.txt', BROKEN)
        self.write('a.txt.stet', 'quotes/unclosed: a play\n')
        self.git('add', '.')
        os.remove(os.path.join(self.folder, 'a.txt.stet'))
        self.assertEqual(self.places(0, '--staged'), [])

    def test_in_a_hook(self):
        """git hands hooks an index of their own for `git commit FILE`."""
        hook = self.write('.git/hooks/pre-commit',
                          f'#!/bin/sh\nexec {OBELUS} check --staged -f concise >&2\n')
        os.chmod(hook, 0o755)
        self.write('news/bad.md', BROKEN)
        self.write('news/good.md', SOUND)
        self.git('add', 'news/bad.md', 'news/good.md')
        self.git('commit', '--quiet', '--message', 'Good', 'news/good.md')
        result = subprocess.run(['git', 'commit', '--message', 'Bad'], cwd=self.folder,
                                env=self.environment, stderr=subprocess.PIPE, check=False)
        self.assertEqual(result.returncode, 1)
        self.assertIn('news/bad.md:1', result.stderr.decode())

    def test_conflicts(self):
        self.git('checkout', '--quiet', '-b', 'topic')
        self.write('news/old.md', 'Topic.\n')
        self.commit()
        self.git('checkout', '--quiet', 'main')
        self.write('news/old.md', 'Main.\n')
        self.commit()
        subprocess.run(['git', 'merge', 'topic'], cwd=self.folder, env=self.environment,
                       stdout=subprocess.DEVNULL, check=False)
        self.assertIn('conflicts', self.expect(2, 'check', '--staged').err)

    def test_is_no_work_tree_to_write_fixes_to(self):
        self.expect(2, 'check', '--staged', '--fix')
        self.expect(2, 'check', '--staged', '--since', 'HEAD')
