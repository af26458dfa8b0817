"""Every output format, from a run of the program: what pipelines that read it rely on."""
import json
import os
import xml.etree.ElementTree as ElementTree

from program import BROKEN, POLICY, SOUND, RepositoryTest

ARABIC = 'قال الوزير: «هذا هو سبب تأخر المشروع، ولن نسمح بتكراره أبداً في المدينة.\n'


class Formats(RepositoryTest):
    def setUp(self):
        super().setUp()
        self.write('.obelus.yaml', POLICY)
        self.write('news/a b,c.txt', BROKEN)
        self.write('news/ar.md', '# عنوان\n\n' + ARABIC)
        self.write('sound.txt', SOUND)

    def report(self, name, *arguments, status=1):
        return self.expect(status, 'check', '-f', name, *arguments).out

    def test_github(self):
        self.assertEqual(self.report('github').splitlines()[0].split('::')[1],
                         'error file=news/a b%2Cc.txt,line=1,endLine=1,col=20,endColumn=21,'
                         'title=quotes/unclosed')

    def test_gitlab_has_what_code_quality_asks_for(self):
        for _ in range(2):
            issues = json.loads(self.report('gitlab'))
            self.assertEqual(len(issues), 2)
            for issue in issues:
                self.assertLessEqual({'description', 'check_name', 'fingerprint', 'severity', 'location'},
                                     set(issue))
                self.assertIn(issue['severity'], {'info', 'minor', 'major', 'critical', 'blocker'})
                self.assertIsInstance(issue['location']['lines']['begin'], int)
                self.assertFalse(issue['location']['path'].startswith(('./', '/')))
            # The same text in a second file must not share a fingerprint with the first.
            self.write('news/a b,c.txt', '# عنوان\n\n' + ARABIC)
            self.assertEqual(len({issue['fingerprint'] for issue in issues}), 2)

    def test_junit(self):
        root = ElementTree.fromstring(self.report('junit').encode())
        suites = {suite.get('name'): suite for suite in root.iter('testsuite')}
        self.assertEqual(set(suites), {'news/a b,c.txt', 'news/ar.md', 'sound.txt'})
        for name, failures in (('news/ar.md', 1), ('sound.txt', 0)):
            suite = suites[name]
            self.assertEqual(int(suite.get('failures')), failures)
            self.assertEqual(len(list(suite.iter('failure'))), failures)
            self.assertEqual(int(suite.get('tests')), len(list(suite.iter('testcase'))))

    def test_checkstyle(self):
        root = ElementTree.fromstring(self.report('checkstyle').encode())
        error, = root.find("file[@name='news/ar.md']")
        self.assertEqual((error.get('line'), error.get('column')), ('3', '13'))
        self.assertEqual((error.get('severity'), error.get('source')), ('error', 'quotes/unclosed'))

    def test_rdjson_counts_bytes(self):
        found = json.loads(self.report('rdjson'))
        self.assertEqual(found['source'], {'name': 'obelus'})
        arabic = found['diagnostics'][1]
        begin = arabic['location']['range']['start']
        self.assertEqual(begin['line'], 3)
        self.assertEqual(ARABIC.encode()[begin['column'] - 1:][:2], '«'.encode())
        self.assertEqual(arabic['severity'], 'ERROR')
        self.assertEqual(arabic['code'], {'value': 'quotes/unclosed'})

    def test_rdjsonl_is_rdjson_by_the_line(self):
        whole = json.loads(self.report('rdjson'))
        lines = [json.loads(line) for line in self.report('rdjsonl').splitlines()]
        self.assertEqual([line.pop('source') for line in lines], [whole['source']] * 2)
        self.assertEqual(lines, whole['diagnostics'])

    def test_sarif(self):
        self.write('.obelus.yaml', 'rules: {quotes/unclosed: error, quotes/direction: warning}\n')
        self.expect(0, 'check', '--write-baseline', 'news', '--fail-on', 'never')
        self.write('sound.txt', 'The band began in the ‘60s.\n\n' + BROKEN)
        self.write('stet.md', '<!-- stet quotes: as printed -->\n\n' + BROKEN)
        run, = json.loads(self.report(
            'sarif', '--baseline', '.obelus-baseline.json', '--docs-url', 'https://example.org/o', 'news',
            'sound.txt', 'stet.md', 'missing.txt', status=2))['runs']
        driver = run['tool']['driver']
        rules = {rule['id']: rule for rule in driver['rules']}
        unclosed = rules['quotes/unclosed']
        self.assertIn('**Good**', unclosed['help']['markdown'])
        self.assertEqual(unclosed['helpUri'], 'https://example.org/o/docs/rules/quotes/unclosed.md')
        self.assertEqual(driver['informationUri'], 'https://example.org/o/README.md')
        self.assertEqual(run['columnKind'], 'unicodeCodePoints')
        self.assertEqual([result['baselineState'] for result in run['results']],
                         ['unchanged', 'unchanged', 'new', 'new', 'new'])
        known, _, direction, new, stet = run['results']
        self.assertEqual(known['suppressions'], [{'kind': 'external'}])
        self.assertEqual(stet['suppressions'], [{'kind': 'inSource', 'justification': 'as printed'}])
        self.assertRegex(new['partialFingerprints']['obelusFingerprint/v1'], '^[0-9a-f]{16}$')
        place = new['locations'][0]['physicalLocation']
        self.assertEqual(place['artifactLocation']['uri'], 'sound.txt')
        text = self.read('sound.txt')
        region = {key: value for key, value in place['region'].items() if key != 'snippet'}
        self.assertEqual(region, {
            'startLine': 3, 'startColumn': 20, 'endLine': 3, 'endColumn': 21,
            'byteOffset': len(text[:text.index('“')].encode()), 'byteLength': len('“'.encode())})
        change, = direction['fixes'][0]['artifactChanges']
        replacement, = change['replacements']
        self.assertEqual(replacement['insertedContent'], {'text': '’'})
        invocation, = run['invocations']
        self.assertFalse(invocation['executionSuccessful'])
        note, = invocation['toolExecutionNotifications']
        self.assertEqual(note['locations'][0]['physicalLocation']['artifactLocation']['uri'], 'missing.txt')

    def test_statistics(self):
        out = self.report('text', '--statistics')
        self.assertRegex(out, r'(?m)^rule +errors +warnings +suggestions +files$')
        self.assertRegex(out, r'(?m)^quotes/unclosed +2 +0 +0 +2$')

    def test_a_file_that_cannot_be_read_stands_in_the_report(self):
        for name in ('sarif', 'json', 'github', 'gitlab', 'junit', 'checkstyle', 'rdjson', 'rdjsonl'):
            self.assertIn('missing.txt', self.report(name, 'missing.txt', 'sound.txt', status=2))

    def test_all_at_once(self):
        names = ('text', 'concise', 'json', 'jsonl', 'sarif', 'github', 'gitlab', 'junit',
                 'checkstyle', 'rdjson', 'rdjsonl')
        reports = [f'--report={name}=out.{name}' for name in names]
        self.report('text', *reports)
        for name in names:
            self.assertEqual(self.read('out.' + name), self.report(name), name)

    def test_whole_or_not_at_all(self):
        self.write('out.xml', 'old')
        with open('/dev/full', 'wb') as full:
            self.expect(2, 'check', '--report=junit=out.xml', '--report=sarif=/dev/full', stdout=full)
        self.assertIn(self.read('out.xml')[:5], ('old', '<?xml'))
        self.assertEqual([name for name in os.listdir(self.folder) if name.endswith('.tmp')], [])

    def test_a_path_may_follow_a_report(self):
        self.expect(1, 'check', '--report', 'json=a.json', '--report', 'sarif=a.sarif', 'news')
        self.assertEqual(json.loads(self.read('a.json'))['summary']['files'], 2)
