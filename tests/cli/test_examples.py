"""What the repository shows its readers: the sample articles, the sample policies, the schema."""
import json
import os
import re
import unittest

from program import ProgramTest

ROOT = os.path.normpath(os.path.join(os.path.dirname(__file__), '..', '..'))
EXAMPLES = os.path.join(ROOT, 'examples')


def promised():
    """The rules that the table of examples/README.md promises for each defective article."""
    with open(os.path.join(EXAMPLES, 'README.md'), encoding='utf8') as file:
        rows = re.findall(r'^\| `(\S+-defective\.\w+)` \|.*\| ([^|]*) \|$', file.read(), re.M)
    return {name: sorted(re.findall(r'`([^`]+)`', rules)) for name, rules in rows}


class Examples(ProgramTest):
    def found(self):
        out = self.expect(1, 'check', '--policy', 'core', '--output-format', 'jsonl',
                          os.path.join(EXAMPLES, 'articles')).out
        by_name = {}
        for line in out.splitlines():
            finding = json.loads(line)
            by_name.setdefault(os.path.basename(finding['path']), []).append(finding['rule'])
        return {name: sorted(rules) for name, rules in by_name.items()}

    def test_articles_give_what_their_table_promises(self):
        self.maxDiff = None
        self.assertGreaterEqual(len(promised()), 8)
        self.assertEqual(self.found(), promised())

    def test_policies_are_sound_and_pass_their_own_tests(self):
        folder = os.path.join(EXAMPLES, 'policies')
        for name in sorted(os.listdir(folder)):
            self.expect(0, 'policy', 'check', os.path.join(folder, name))
            self.expect(0, 'policy', 'test', os.path.join(folder, name))


class Schema(ProgramTest):
    def test_the_published_schema_is_the_generated_one(self):
        with open(os.path.join(ROOT, 'policies', 'policy.schema.json'), encoding='utf8') as file:
            self.assertEqual(self.expect(0, 'schema').out, file.read(),
                             'run: build/obelus schema > policies/policy.schema.json')


class Docs(ProgramTest):
    def page(self, *rule):
        return self.expect(0, 'rules', '--markdown', *rule).out

    def test_every_rule_has_its_page(self):
        folder = os.path.join(ROOT, 'docs', 'rules')
        pages = {os.path.relpath(os.path.join(where, name), folder)
                 for where, _, names in os.walk(folder) for name in names}
        index = self.page()
        linked = re.findall(r'^\| \[(\S+)\]\((\S+)\)', index, re.M)
        self.assertGreater(len(linked), 40)
        self.assertEqual(pages, {'README.md'} | {page for _, page in linked})
        for rule, page in [((), 'README.md')] + [((rule,), page) for rule, page in linked]:
            with open(os.path.join(folder, page), encoding='utf8') as file:
                self.assertEqual(self.page(*rule), file.read(), 'run: ./dev docs')


if __name__ == '__main__':
    unittest.main()
