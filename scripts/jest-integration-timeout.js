// jest ignores testTimeout inside a project: set it per test file instead.
jest.setTimeout(120_000)
