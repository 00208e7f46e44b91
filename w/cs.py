import re,os,subprocess,collections
DECL=re.compile(r'^(?:\s*)(?:(?:public|internal|private|protected|static|sealed|abstract|partial|readonly|ref|file|unsafe|new)\s+)*(?:class|struct|interface|enum|record(?:\s+struct|\s+class)?|delegate\s+[\w<>?\[\], ]+?)\s+([A-Z]\w*)',re.M)
def code(t):
    """text with comments and literals removed, code inside interpolations kept"""
    out=[];i=0;n=len(t)
    def interp(i,raw,ndollar,q):
        # returns (kept, new i)
        kept=[]
        while i<n:
            if raw:
                if t.startswith('"'*q,i): return ' '.join(kept),i+q
            elif t[i]=='"':
                return ' '.join(kept),i+1
            if not raw and t[i]=='\\': i+=2;continue
            if t.startswith('{'*(ndollar+ (0)),i):
                if not raw and t.startswith('{{',i): i+=2;continue
                i+=ndollar;d=1;s=i
                buf=[]
                while i<n and d>0:
                    c=t[i]
                    if c=='{':d+=1
                    elif c=='}':d-=1
                    elif c in '"$@':
                        k,i2=lit(i)
                        if i2>i: buf.append(k);i=i2;continue
                    if d>0: buf.append(c)
                    i+=1
                i+=ndollar-1
                kept.append(''.join(buf));continue
            i+=1
        return ' '.join(kept),n
    def lit(i):
        m=re.compile(r'(\$*@?\$*)("+)').match(t,i)
        if not m: return '',i
        d=m.group(1);q=m.group(2)
        nd=d.count('$')
        if len(q)>=3 and '@' not in d:
            if nd: k,j=interp(m.end(),True,nd,len(q)); return ' '+k+' ',j
            j=t.find(q,m.end()); return ' ',(n if j<0 else j+len(q))
        if len(q)==2 and '@' not in d: return ' ',m.end()
        if '@' in d:
            j=m.start(2)+1;s=j
            while j<n:
                if t[j]=='"':
                    if t.startswith('""',j): j+=2;continue
                    break
                j+=1
            return (' '+' '.join(re.findall(r'\{([^{}]*)\}',t[s:j]))+' ' if nd else ' '),j+1
        if nd: k,j=interp(m.start(2)+1,False,1,1); return ' '+k+' ',j
        j=m.start(2)+1
        while j<n and t[j]!='"':
            j+=2 if t[j]=='\\' else 1
        return ' ',j+1
    while i<n:
        c=t[i]
        if c=='/' and t.startswith('//',i):
            j=t.find('\n',i); j=n if j<0 else j; i=j;continue
        if c=='/' and t.startswith('/*',i):
            j=t.find('*/',i); i=n if j<0 else j+2;continue
        if c=="'":
            m=re.compile(r"'(?:\\.[0-9a-fA-F]*|[^'\\])'").match(t,i)
            if m: out.append(' ');i=m.end();continue
        if c in '"$@':
            k,j=lit(i)
            if j>i: out.append(k);i=j;continue
        out.append(c);i+=1
    return ''.join(out)
class F: pass
def load(root,globs=('src','tests')):
    fs={}
    for p in subprocess.check_output(['git','-C',root,'ls-files','--cached','--others','--exclude-standard','*.cs'],text=True).split('\n'):
        if not p or not os.path.exists(os.path.join(root,p)): continue
        f=F();f.path=p;f.text=open(os.path.join(root,p),encoding='utf-8').read()
        f.code=code(f.text)
        m=re.search(r'^namespace ([\w.]+)',f.code,re.M);f.ns=m.group(1) if m else ''
        f.usings=set(re.findall(r'^using ([\w.]+);',f.code,re.M))
        f.static=set(re.findall(r'^using static ([\w.]+);',f.code,re.M))
        # top-level types: declared with no indentation
        f.types=[m.group(1) for m in DECL.finditer(f.code) if not m.group(0).lstrip('\n').startswith((' ','\t'))]
        f.exts=re.findall(r'\b(\w+)(?:<[^<>]*>)?\((?:\s*)this\s',f.code)
        f.words=set(re.findall(r'\b[A-Z]\w*\b',f.code))
        fs[p]=f
    return fs
