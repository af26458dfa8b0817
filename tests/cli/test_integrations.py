"""What other programs make of Obelus: they are run here where they are installed, and read the
reports as their owners' schemas say."""
import json
import os
import re
import shutil
import subprocess
import sys

from program import BROKEN, OBELUS, POLICY, SOUND, RepositoryTest
from test_examples import EXAMPLES, ROOT


class IntegrationTest(RepositoryTest):
    def setUp(self):
        super().setUp()
        self.write('.obelus.yaml', POLICY)
        self.write('content/old.md', BROKEN)
        self.write('content/sound.md', SOUND)
        self.commit()

    def python_with(self, module):
        """A Python that has the module: Debian's packages are for Debian's own."""
        for python in (sys.executable, '/usr/bin/python3'):
            if os.path.exists(python) and subprocess.run(
                    [python, '-c', 'import ' + module], stderr=subprocess.DEVNULL, check=False
            ).returncode == 0:
                return python
        return self.skipTest(f'no Python here has {module} (python3-{module})')

    def ask_python(self, module, script, *arguments):
        result = subprocess.run([self.python_with(module), '-c', script, *arguments], cwd=self.folder,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        self.assertEqual(result.returncode, 0, result.stderr.decode())
        return result.stdout.decode()

    def yaml(self, path):
        return json.loads(self.ask_python(
            'yaml', 'import json, sys, yaml; print(json.dumps(yaml.safe_load(open(sys.argv[1]))))', path))

    def shell(self, commands, **variables):
        result = subprocess.run(['bash', '-e', '-c', commands], cwd=self.folder,
                                env=dict(self.environment, **variables), stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, check=False)
        result.out, result.err = result.stdout.decode(), result.stderr.decode()
        return result

    def built(self, folder):
        """A folder like that of Obelus after ./dev build."""
        os.makedirs(os.path.join(self.folder, folder, 'build'))
        os.symlink(OBELUS, os.path.join(self.folder, folder, 'build', 'obelus'))
        return os.path.join(self.folder, folder)


class PreCommit(IntegrationTest):
    def setUp(self):
        super().setUp()
        if not shutil.which('pre-commit'):
            self.skipTest('pre-commit is not installed')
        self.bin = self.built('.bin') + '/build'
        # The hooks as others get them: from a clone of the repository that has them.
        self.hooks = os.path.join(self.folder, '.hooks')
        os.mkdir(self.hooks)
        shutil.copy(os.path.join(ROOT, '.pre-commit-hooks.yaml'), self.hooks)
        self.git('init', '--quiet', folder=self.hooks)
        self.git('add', '.', folder=self.hooks)
        self.git('commit', '--quiet', '--message', 'Hooks', folder=self.hooks)
        self.write('.gitignore', '/.bin\n/.hooks\n/.home\n')

    def pre_commit(self, status, hook, *arguments):
        with open(os.path.join(EXAMPLES, 'ci', 'pre-commit-config.yaml'), encoding='utf8') as file:
            config = file.read()
        config = config.replace('https://example.org/obelus', 'file://' + self.hooks)
        config = config.replace('v0.1.0', self.git('rev-parse', 'HEAD', folder=self.hooks))
        self.write('.pre-commit-config.yaml', re.sub(r'id: obelus\b', 'id: ' + hook, config))
        self.git('add', '.pre-commit-config.yaml')
        home = os.path.join(self.folder, '.home')
        command = ' '.join(['pre-commit', 'run', '--verbose', *arguments, hook])
        result = self.shell(command, PATH=self.bin + ':' + self.environment['PATH'],
                            PRE_COMMIT_HOME=home, HOME=home)
        self.assertEqual(result.returncode, status, result.out + result.err)
        return result.out

    def test_checks_the_files_of_a_commit(self):
        self.write('content/new.md', BROKEN)
        self.write('content/picture.svg', '“')
        self.git('add', 'content')
        out = self.pre_commit(1, 'obelus')
        self.assertIn('content/new.md:1:20: error:', out)
        self.assertNotIn('old.md', out)

    def test_passes_what_is_sound_or_ignored(self):
        self.write('.obelusignore', 'drafts/\n')
        self.write('content/new.md', SOUND)
        self.git('add', '.')
        self.pre_commit(0, 'obelus')
        self.write('drafts/new.md', BROKEN)
        self.git('reset', '--quiet')
        self.git('add', 'drafts')
        self.pre_commit(0, 'obelus')

    def test_all_files(self):
        self.assertIn('content/old.md:1:20', self.pre_commit(1, 'obelus', '--all-files'))

    def test_changed_lines(self):
        self.write('content/old.md', BROKEN + '\n' + SOUND)
        self.git('add', '.')
        self.pre_commit(0, 'obelus-staged')
        self.write('content/old.md', BROKEN + '\n' + BROKEN)
        self.git('add', '.')
        self.assertIn('content/old.md:3:20', self.pre_commit(1, 'obelus-staged'))


class GithubAction(IntegrationTest):
    def act(self, github=None, **inputs):
        """Runs the steps of action.yml, as the runner does, and gives the last one's result."""
        inputs = {name.replace('_', '-'): value for name, value in inputs.items()}
        action = self.yaml(os.path.join(ROOT, 'action.yml'))
        self.assertEqual(action['runs']['using'], 'composite')
        given = {name: inputs.get(name, declared.get('default', ''))
                 for name, declared in action['inputs'].items()}
        self.assertLessEqual(set(inputs), set(given))

        contexts = {'inputs': given, 'github': {'action_repository': '', 'action_ref': '', **(github or {})}}

        def resolved(text):
            return re.sub(r'\$\{\{ *(\w+)\.([\w-]+) *\}\}',
                          lambda match: contexts[match[1]][match[2]], text)

        folder = os.path.join(self.folder, '.obelus-source')
        if not os.path.exists(folder):
            self.built('.obelus-source')
        for step in action['runs']['steps']:
            self.assertEqual(step['shell'], 'bash')
            result = self.shell(step['run'], GITHUB_ACTION_PATH=folder,
                                GITHUB_SERVER_URL='https://example.org', **{
                name: resolved(value) for name, value in step.get('env', {}).items()})
        return result

    def test_shows_findings_and_writes_sarif(self):
        result = self.act(paths='content/')
        self.assertEqual(result.returncode, 1, result.err)
        self.assertTrue(result.out.startswith('::error file=content/old.md,line=1,'), result.out)
        results = json.loads(self.read('obelus.sarif'))['runs'][0]['results']
        self.assertEqual(len(results), 1)

    def test_inputs(self):
        self.write('more articles/new.md', BROKEN)
        result = self.act(since='HEAD', sarif='x.sarif', arguments='--fail-on never --max-warnings 5')
        self.assertEqual(result.returncode, 0, result.err)
        self.assertIn('file=more articles/new.md', result.out)
        self.assertNotIn('old.md', result.out)
        self.assertTrue(os.path.exists(os.path.join(self.folder, 'x.sarif')))

    def test_reports_link_to_where_the_action_is(self):
        def address(**given):
            self.assertEqual(self.act(paths='content/', **given).returncode, 1)
            return json.loads(self.read('obelus.sarif'))['runs'][0]['tool']['driver']['informationUri']

        self.assertEqual(address(github={'action_repository': 'a/b', 'action_ref': 'v1'}),
                         'https://example.org/a/b/blob/v1/README.md')
        self.assertEqual(address(docs_url='https://docs.example.org/'),
                         'https://docs.example.org/README.md')

    def test_inputs_are_no_commands(self):
        result = self.act(paths='content/ $(touch${IFS}bad) ;touch bad --fix', since='HEAD`touch bad`')
        self.assertEqual(result.returncode, 2, result.err)
        self.assertFalse(os.path.exists(os.path.join(self.folder, 'bad')))

    def test_the_sample_workflow_uses_inputs_that_there_are(self):
        steps = self.yaml(os.path.join(EXAMPLES, 'ci', 'github.yml'))['jobs']['obelus']['steps']
        step, = [step for step in steps if step.get('uses') == './.obelus-source']
        inputs = self.yaml(os.path.join(ROOT, 'action.yml'))['inputs']
        self.assertLessEqual(set(step['with']), set(inputs))


class GitlabTemplate(IntegrationTest):
    def run_job(self, **variables):
        job = self.yaml(os.path.join(EXAMPLES, 'ci', 'gitlab-ci.yml'))['articles']
        if not os.path.exists(os.path.join(self.folder, '.obelus-source')):
            self.built('.obelus-source')
        result = self.shell('\n'.join(job['script']), **variables)
        for path in job['artifacts']['paths'] + [job['artifacts']['reports']['codequality']]:
            self.assertTrue(os.path.exists(os.path.join(self.folder, path)), result.err)
        self.assertTrue(os.path.exists(os.path.join(self.folder, job['cache']['paths'][0])))
        return result, json.loads(self.read('gl-code-quality-report.json'))

    def test_the_default_branch_is_checked_whole(self):
        result, issues = self.run_job()
        self.assertEqual(result.returncode, 1)
        self.assertEqual([issue['location']['path'] for issue in issues], ['content/old.md'])

    def test_a_merge_request_is_checked_where_it_changes(self):
        base = self.git('rev-parse', 'HEAD')
        self.write('content/sound.md', BROKEN)
        self.commit()
        result, issues = self.run_job(CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
        self.assertEqual(result.returncode, 1)
        self.assertEqual([issue['location']['path'] for issue in issues], ['content/sound.md'])


POSITION = {'type': 'object', 'required': ['line', 'column'], 'additionalProperties': False,
            'properties': {name: {'type': 'integer', 'minimum': 1} for name in ('line', 'column')}}
RANGE = {'type': 'object', 'required': ['start', 'end'], 'additionalProperties': False,
         'properties': {'start': POSITION, 'end': POSITION}}
LOCATION = {'type': 'object', 'required': ['path'], 'additionalProperties': False,
            'properties': {'path': {'type': 'string'}, 'range': RANGE}}
# Reviewdog Diagnostic Format, without the members that it has and we do not write.
DIAGNOSTIC = {
    'type': 'object', 'required': ['message', 'location'], 'additionalProperties': False,
    'properties': {
        'message': {'type': 'string'},
        'location': LOCATION,
        'severity': {'enum': ['UNKNOWN_SEVERITY', 'ERROR', 'WARNING', 'INFO']},
        'source': {'type': 'object', 'required': ['name'], 'additionalProperties': False,
                   'properties': {'name': {'type': 'string'}, 'url': {'type': 'string'}}},
        'code': {'type': 'object', 'required': ['value'], 'additionalProperties': False,
                 'properties': {'value': {'type': 'string'}, 'url': {'type': 'string'}}},
        'suggestions': {'type': 'array', 'items': {
            'type': 'object', 'required': ['range', 'text'], 'additionalProperties': False,
            'properties': {'range': RANGE, 'text': {'type': 'string'}}}},
        'relatedLocations': {'type': 'array', 'items': {
            'type': 'object', 'required': ['location'], 'additionalProperties': False,
            'properties': {'message': {'type': 'string'}, 'location': LOCATION}}}}}
DIAGNOSTIC_RESULT = {
    'type': 'object', 'required': ['source', 'diagnostics'], 'additionalProperties': False,
    'properties': {'source': DIAGNOSTIC['properties']['source'],
                   'diagnostics': {'type': 'array', 'items': DIAGNOSTIC}}}
# GitLab: Code Quality report format.
CODE_QUALITY = {'type': 'array', 'items': {
    'type': 'object', 'required': ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    'properties': {
        'description': {'type': 'string', 'minLength': 1},
        'check_name': {'type': 'string', 'minLength': 1},
        'fingerprint': {'type': 'string', 'minLength': 1},
        'severity': {'enum': ['info', 'minor', 'major', 'critical', 'blocker']},
        'location': {'type': 'object', 'required': ['path', 'lines'], 'properties': {
            'path': {'type': 'string', 'not': {'pattern': '^(/|\\./|\\.\\./)'}},
            'lines': {'type': 'object', 'required': ['begin'], 'properties': {
                'begin': {'type': 'integer', 'minimum': 1},
                'end': {'type': 'integer', 'minimum': 1}}}}}}}}


class Readers(IntegrationTest):
    """The samples have every shape of finding: fixes, related places, evidence, Arabic."""

    def samples(self, form, policy):
        shutil.copytree(os.path.join(EXAMPLES, 'articles'), os.path.join(self.folder, 'samples'))
        return self.expect(2, 'check', '--policy', policy, '-f', form, '-o', 'report',
                           '--docs-url', 'https://example.org/obelus', 'samples', 'missing.md')

    def validate(self, form, schema, lines=False):
        self.samples(form, 'strict')
        instances = [json.loads(line) for line in self.read('report').splitlines()] if lines \
            else [json.loads(self.read('report'))]
        self.assertGreater(len(self.read('report')), 5000)
        self.write('instances.json', json.dumps(instances))
        self.write('schema.json', json.dumps(schema))
        self.ask_python('jsonschema', '''if True:
            import json, jsonschema
            schema = json.load(open('schema.json'))
            jsonschema.Draft7Validator.check_schema(schema)
            for instance in json.load(open('instances.json')):
                jsonschema.Draft7Validator(schema).validate(instance)''')

    def test_gitlab(self):
        self.validate('gitlab', CODE_QUALITY)

    def test_rdjson(self):
        self.validate('rdjson', DIAGNOSTIC_RESULT)

    def test_rdjsonl(self):
        self.validate('rdjsonl', DIAGNOSTIC, lines=True)

    def test_sarif(self):
        """Runs Microsoft's validator, where it is: npm install @microsoft/sarif-multitool."""
        self.samples('sarif', 'strict')
        tool = os.environ.get('OBELUS_SARIF_MULTITOOL') or shutil.which('sarif-multitool')
        if not tool:
            self.skipTest('sarif-multitool is not installed (or name it in OBELUS_SARIF_MULTITOOL)')
        os.rename(os.path.join(self.folder, 'report'), os.path.join(self.folder, 'report.sarif'))
        result = self.shell('"$TOOL" validate report.sarif --rule-kind "Sarif;Ghas" --output out.sarif',
                            TOOL=tool, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT='1')
        self.assertEqual(result.returncode, 0, result.out + result.err)
        run, = json.loads(self.read('out.sarif'))['runs']
        self.assertEqual(run.get('results', []), [])
        notifications = run['invocations'][0].get('toolConfigurationNotifications', [])
        self.assertEqual([n for n in notifications if n['level'] == 'error'], [])

    def test_junit(self):
        self.samples('junit', 'core')
        read = json.loads(self.ask_python('junitparser', '''if True:
            import json
            from junitparser import JUnitXml, TestSuite
            report = JUnitXml.fromfile('report')
            suites = list(report)
            assert all(isinstance(suite, TestSuite) for suite in suites)
            before = [(s.tests, s.failures, s.errors) for s in suites]
            for suite in suites:
                suite.update_statistics()
            assert before == [(s.tests, s.failures, s.errors) for s in suites], before
            print(json.dumps({suite.name: suite.failures + suite.errors for suite in suites}))'''))
        self.assertEqual(read['missing.md'], 1)
        self.assertGreater(read['samples/ar-harbour-defective.txt'], 2)
        self.assertEqual(read['samples/fr-mill-sound.md'], 0)


if __name__ == '__main__':
    import unittest
    unittest.main()
