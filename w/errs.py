import sys;sys.path.insert(0,'/work/wt/tmp/w')
from cs import *
fs=load('.')
use=collections.defaultdict(set)
for p,f in fs.items():
    for m in re.findall(r'\bErrors\.([A-Z]\w*)',f.code): use[m].add(p)
for p,f in sorted(fs.items()):
    if '/Errors/Errors.' not in p: continue
    print('==',p.split('/')[-1])
    for m in re.findall(r'PresignException (\w+)\(',f.code):
        rooms=sorted({'/'.join(x.split('/')[1:3] if not x.endswith('X') else 0) for x in use[m]})
        print('  ',m,rooms or 'UNUSED')
