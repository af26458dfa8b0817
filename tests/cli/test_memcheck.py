"""The program under valgrind, which sees what AddressSanitizer does not: use of what was never set,
in the libraries as well."""
import json
import os
import shutil
import unittest

import program
from program import OBELUS, SANITIZED, ProgramTest

EXAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../examples/articles')


@unittest.skipIf(SANITIZED or not shutil.which('valgrind'), 'for valgrind and a program without sanitizers')
class Memcheck(ProgramTest):
    def setUp(self):
        super().setUp()
        shutil.copytree(EXAMPLES, os.path.join(self.folder, 'articles'))
        wrapper = self.write('obelus', '#!/bin/sh\nexec valgrind --quiet --error-exitcode=99 --leak-check=full '
                             f'--errors-for-leak-kinds=definite "{os.path.abspath(OBELUS)}" "$@"\n')
        os.chmod(wrapper, 0o755)
        self.addCleanup(setattr, program, 'OBELUS', OBELUS)
        program.OBELUS = wrapper

    def expect_clean(self, *arguments, **options):
        self.assertEqual(self.expect(0, *arguments, **options).err, '')

    def test_check(self):
        self.expect_clean('check', '-j2', '--policy', 'strict', '--fail-on', 'never', '--cache', 'kept',
                          '--report', 'sarif=a', '--report', 'junit=b', '--report', 'json=c', 'articles')

    def test_fixes_and_stream(self):
        self.expect_clean('check', '-j1', '--fix', '--unsafe-fixes', '--fail-on', 'never', 'articles')
        with open(os.path.join(EXAMPLES, 'ar-harbour-defective.txt'), encoding='utf8') as file:
            self.expect_clean('stream', '-j2', stdin=json.dumps({'id': 1, 'text': file.read()}) + '\n')


if __name__ == '__main__':
    unittest.main()
