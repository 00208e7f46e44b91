import sys,collections;sys.path.insert(0,'/work/wt/tmp/w')
from cs import *
root=sys.argv[1];depth=sys.argv[2:] 
fs=load(root)
core={p:f for p,f in fs.items() if p.startswith('src/PresignTools.Core/')}
decl=collections.defaultdict(set)
for f in core.values():
    for t in f.types: decl[t].add(f.ns)
GLOBAL={'PresignTools.Catalogue','PresignTools.Facts'}
def vis(f):
    s=set(f.usings)|GLOBAL
    a=f.ns.split('.')
    for i in range(1,len(a)+1): s.add('.'.join(a[:i]))
    return s
def deps(f):
    r=collections.defaultdict(set)
    v=vis(f)
    for w in f.words:
        if w in decl and w not in f.types:
            if f.ns in decl[w]: continue
            c=[n for n in decl[w] if n in v]
            # qualified
            if not c:
                c=[n for n in decl[w] if re.search(r'\b'+re.escape(n.split('.')[-1])+r'\.'+w+r'\b',f.code)]
            for n in c: r[n].add(w)
    return r
if __name__=='__main__':
    g=collections.defaultdict(lambda: collections.defaultdict(set))
    for p,f in core.items():
        for n,ws in deps(f).items():
            for w in ws: g[f.ns][n].add((w,p.split('/')[-1]))
    sh=lambda n:n.replace('PresignTools.','')
    for a in sorted(g):
        print(sh(a),'->',', '.join(f'{sh(b)} {len(x)}' for b,x in sorted(g[a].items())))
    import pickle
