import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { abortAll, openWholeFile } from '../../src/runtime/whole-file.js'
import { temporaryFolder } from '../cli/folder.js'

const bytes = (text: string) => new TextEncoder().encode(text)

test('a file stands under its name only after it is committed', async () => {
  const path = temporaryFolder()
  const file = await openWholeFile(path('scores.csv'))
  await file.write(bytes('person,'))
  expect(existsSync(path('scores.csv'))).toBe(false)
  expect(existsSync(path('scores.csv.part'))).toBe(true)
  await file.write(bytes('theta\n'))
  await file.commit()
  expect(readFileSync(path('scores.csv'), 'utf8')).toBe('person,theta\n')
  expect(existsSync(path('scores.csv.part'))).toBe(false)
  expect(file.bytes).toBe(13)
})

test('abort leaves the earlier file as it was', async () => {
  const path = temporaryFolder()
  writeFileSync(path('f'), 'earlier')
  const file = await openWholeFile(path('f'))
  await file.write(bytes('later'))
  await file.abort()
  expect(readFileSync(path('f'), 'utf8')).toBe('earlier')
  expect(existsSync(path('f.part'))).toBe(false)
})

test('abort after commit takes nothing back', async () => {
  const path = temporaryFolder()
  const file = await openWholeFile(path('f'))
  await file.commit()
  await file.abort()
  expect(existsSync(path('f'))).toBe(true)
})

test('what a dead process left behind is no obstacle', async () => {
  const path = temporaryFolder()
  writeFileSync(path('f.part'), 'half of an earlier run')
  const file = await openWholeFile(path('f'))
  await file.write(bytes('whole'))
  await file.commit()
  expect(readFileSync(path('f'), 'utf8')).toBe('whole')
})

test('of two writers of one file the one that was pushed aside says so, and the other goes on', async () => {
  const path = temporaryFolder()
  const first = await openWholeFile(path('f'))
  const second = await openWholeFile(path('f'))
  await first.write(bytes('first'))
  await second.write(bytes('second'))
  await expect(first.commit()).rejects.toMatchObject({
    code: 'write-failed',
    message: expect.stringContaining('another process'),
  })
  expect(existsSync(path('f'))).toBe(false)
  await second.commit()
  expect(readFileSync(path('f'), 'utf8')).toBe('second')
})

test('abortAll removes every partial file of the process', async () => {
  const path = temporaryFolder()
  await openWholeFile(path('a'))
  await openWholeFile(path('b'))
  abortAll()
  expect([existsSync(path('a.part')), existsSync(path('b.part'))]).toEqual([false, false])
})

test('a replaced file keeps its rights, and a link keeps pointing', async () => {
  const path = temporaryFolder()
  writeFileSync(path('real'), '', { mode: 0o640 })
  symlinkSync(path('real'), path('link'))
  const file = await openWholeFile(path('link'))
  await file.write(bytes('new'))
  await file.commit()
  expect(readFileSync(path('real'), 'utf8')).toBe('new')
  expect(statSync(path('real')).mode & 0o777).toBe(0o640)
})

test('a folder, and a folder that does not exist, cannot be written', async () => {
  const path = temporaryFolder()
  mkdirSync(path('folder'))
  await expect(openWholeFile(path('folder'))).rejects.toMatchObject({ code: 'write-failed' })
  await expect(openWholeFile(path('absent/f'))).rejects.toMatchObject({ code: 'write-failed' })
})

test('a device takes the bytes as they come', async () => {
  const file = await openWholeFile('/dev/null')
  await file.write(bytes('gone'))
  await file.commit()
  expect(file.wholeOrNothing).toBe(false)
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
})

test.skipIf(!existsSync('/dev/full'))('a full disk is named as such', async () => {
  const file = await openWholeFile('/dev/full')
  await expect(file.write(bytes('x'))).rejects.toMatchObject({
    code: 'write-failed',
    message: expect.stringContaining('the disk is full'),
  })
  await file.abort()
})
