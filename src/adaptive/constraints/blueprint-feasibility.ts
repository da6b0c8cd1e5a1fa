import type { CompiledBank } from '../../bank/compile-bank.js'
import type { Issue } from '../../issues/issue.js'
import { type Blueprint, type BlueprintRule, ruleBounds, ruleMembership, ruleName, ruleUnit } from './blueprint.js'

/**
 * The reasons, rule by rule and attribute by attribute, why no test of the given length can meet a blueprint.
 * Rules that clash only across attributes are not found here.
 */
export function blueprintIssues(blueprint: Blueprint, bank: CompiledBank, maximumLength: number): Issue[] {
  const membership = ruleMembership(blueprint.rules, bank)
  const issues = blueprint.rules.flatMap((rule, r) => {
    const available = bank.items.filter((item, i) => item.status === 'operational' && membership[r]?.[i] === 1).length
    return ruleIssues(rule, `rules[${r}]`, available, maximumLength)
  })
  return [...issues, ...duplicateIssues(blueprint.rules), ...sumIssues(blueprint.rules, maximumLength)]
}

function ruleIssues(rule: BlueprintRule, path: string, available: number, length: number): Issue[] {
  const { least, most } = ruleBounds(rule, length)
  const name = ruleName(rule)
  const issues: Issue[] = []
  const add = (message: string) => issues.push({ code: 'blueprint-rule', message, path })
  if (rule.min === undefined && rule.max === undefined) add(`${name} has neither min nor max; give one or remove the rule`)
  if ((rule.min ?? 0) > (rule.max ?? Number.POSITIVE_INFINITY))
    add(`${name} has min ${rule.min} above max ${rule.max}; exchange them`)
  else if (least > most)
    add(`${name} has no whole number between ${rule.min} and ${rule.max} of ${length} items; widen the bounds`)
  if (ruleUnit(rule) === 'proportion' && Math.max(rule.min ?? 0, rule.max ?? 0) > 1)
    add(`${name} mixes a proportion with a count; give both in one unit`)
  if (ruleUnit(rule) === 'count' && [rule.min, rule.max].some((bound) => bound !== undefined && !Number.isInteger(bound))) {
    add(`${name} must have whole numbers as counts; say "unit": "proportion" if proportions are meant`)
  }
  if (least > available)
    add(`${name} asks for ${least} of ${length} items, the bank has ${available} operational ones; lower min or add items`)
  return issues
}

function duplicateIssues(rules: readonly BlueprintRule[]): Issue[] {
  const seen = new Map<string, number>()
  return rules.flatMap((rule, r) => {
    const key = JSON.stringify([rule.attribute, rule.value])
    const first = seen.get(key)
    seen.set(key, first ?? r)
    return first === undefined
      ? []
      : [
          {
            code: 'blueprint-rule',
            message: `${ruleName(rule)} has a rule already at rules[${first}]; keep one`,
            path: `rules[${r}]`,
          },
        ]
  })
}

function sumIssues(rules: readonly BlueprintRule[], length: number): Issue[] {
  return [...new Set(rules.map((rule) => rule.attribute))].flatMap((attribute) => {
    const least = rules
      .filter((rule) => rule.attribute === attribute)
      .reduce((sum, rule) => sum + ruleBounds(rule, length).least, 0)
    return least <= length
      ? []
      : [
          {
            code: 'blueprint-infeasible',
            message: `the minima of ${attribute} add up to ${least} items, the test has at most ${length}; lower them or lengthen the test`,
            path: 'rules',
          },
        ]
  })
}
