// Decides pairs of policies and a request with @cloud-copilot/iam-simulate. It is a separate program under its own licence (AGPL-3.0):
// it is installed outside of this project, and nothing of it is part of it.
//   node iam-simulate.mjs FOLDER PAIRS ANSWERS
// PAIRS has one JSON object a line; ANSWERS gets one a line: { id, decision } or { id, error }, and the context keys it left out.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { readFileSync, writeFileSync } from 'node:fs'

const [folder, pairs, answers] = process.argv.slice(2)
if (!answers) {
  console.error('usage: node iam-simulate.mjs FOLDER PAIRS ANSWERS')
  process.exit(2)
}
const { runSimulation, anonymousPrincipal } = createRequire(join(folder, 'package.json'))('@cloud-copilot/iam-simulate')
const named = (policies) => policies?.map((policy, i) => ({ name: `policy-${i}`, policy }))
const levels = (all) => all.map((l) => ({ orgIdentifier: l.level, policies: named(l.policies) }))

const lines = []
for (const line of readFileSync(pairs, 'utf8').split('\n').filter((l) => l)) {
  const pair = JSON.parse(line)
  const { identity, resource, boundary, session, vpce, scp, rcp } = pair.policies
  try {
    const result = await runSimulation(
      {
        request: {
          principal: pair.principal === 'anonymous' ? anonymousPrincipal : pair.principal,
          action: pair.action,
          resource: { resource: pair.resource, accountId: pair.account },
          contextVariables: pair.context
        },
        identityPolicies: named(identity),
        serviceControlPolicies: levels(scp),
        resourceControlPolicies: levels(rcp),
        resourcePolicy: resource ?? undefined,
        permissionBoundaryPolicies: named(boundary) ?? undefined,
        sessionPolicy: session ?? undefined,
        vpcEndpointPolicies: named(vpce) ?? undefined
      },
      {}
    )
    lines.push(
      result.resultType === 'error'
        ? { id: pair.id, error: JSON.stringify(result.errors) }
        : { id: pair.id, decision: result.overallResult, ignored: result.result?.ignoredContextKeys ?? [] }
    )
  } catch (e) {
    lines.push({ id: pair.id, error: String(e) })
  }
}
writeFileSync(answers, lines.map((l) => JSON.stringify(l)).join('\n') + '\n')
