// A machine that is busy fails no test; jest ignores testTimeout inside a project, so it is set per test file.
jest.setTimeout(120_000)
