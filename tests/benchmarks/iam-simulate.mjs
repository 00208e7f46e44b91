// Evaluations per second of @cloud-copilot/iam-simulate for the request and policies of PolicyBenchmark: ten policies of fifty
// statements. It is a separate program under its own licence (AGPL-3.0); install it outside of this project and name the folder:
//   npm install @cloud-copilot/iam-simulate --prefix FOLDER && node iam-simulate.mjs FOLDER
// Prints a line each: name, tab, evaluations per second, tab, the decision.
import { createRequire } from 'node:module'
import { join } from 'node:path'

const folder = process.argv[2]
if (!folder) {
  console.error('usage: node iam-simulate.mjs FOLDER')
  process.exit(2)
}
const { runSimulation, runUnsafeSimulation } = createRequire(join(folder, 'package.json'))('@cloud-copilot/iam-simulate')

// The same formulas stand in PolicyBenchmark.cs.
const actions = ['s3:PutObject', 's3:Get*', 's3:ListBucket', 'dynamodb:*', 's3:GetObject']
function statement(i) {
  if (i === 499) {
    return { Sid: 'Last', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' }
  }
  const result = {
    Sid: `S${i}`,
    Effect: i % 7 === 3 ? 'Deny' : 'Allow',
    Action: [actions[i % 5], actions[(i + 2) % 5]],
    Resource: i % 11 === 0 ? `arn:aws:s3:::reports/team-${i}/*` : [`arn:aws:s3:::bucket-${i}`, `arn:aws:s3:::bucket-${i}/*`]
  }
  if (i % 3 === 0) {
    result.Condition = { StringEquals: { 'aws:PrincipalTag/team': `team-${i}` }, Bool: { 'aws:SecureTransport': 'true' } }
  } else if (i % 3 === 1) {
    result.Condition = { IpAddress: { 'aws:SourceIp': [`10.${i % 250}.0.0/16`, '203.0.113.0/24'] } }
  }
  return result
}

const simulation = {
  identityPolicies: Array.from({ length: 10 }, (_, p) => ({
    name: `policy-${p}`,
    policy: { Version: '2012-10-17', Statement: Array.from({ length: 50 }, (_, s) => statement(p * 50 + s)) }
  })),
  serviceControlPolicies: [],
  resourceControlPolicies: [],
  request: {
    principal: 'arn:aws:iam::111122223333:user/alice',
    action: 's3:GetObject',
    resource: { resource: 'arn:aws:s3:::reports/2026/q3.pdf', accountId: '111122223333' },
    contextVariables: { 'aws:PrincipalTag/team': 'team-7', 'aws:SecureTransport': 'true', 'aws:SourceIp': '203.0.113.9' }
  }
}

async function measure(name, run) {
  let last
  const until = (milliseconds) => {
    const end = performance.now() + milliseconds
    return () => performance.now() < end
  }
  for (const go = until(2000); go(); ) last = await run()   // warm up
  const rates = []
  for (let round = 0; round < 5; round++) {
    let count = 0
    const start = performance.now()
    for (const go = until(1000); go(); count++) last = await run()
    rates.push((count * 1000) / (performance.now() - start))
  }
  rates.sort((a, b) => a - b)
  const decision = typeof last === 'string' ? last : last?.overallResult ?? last?.resultType ?? JSON.stringify(last)
  console.log(`${name}\t${rates[2].toFixed(1)}\t${decision}`)
}

await measure('runSimulation', () => runSimulation(simulation, {}))
await measure('runUnsafeSimulation', () => runUnsafeSimulation(simulation, {}))
