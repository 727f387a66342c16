pipeline('phase') {
    def horizon = wholeNumber { otherwise 30 }
    def LIMIT = 3
    def a = collect { csv 's3://x/' + horizon }
    def b = transform(a) { compute { it.where('x') } }
    def c = transform(a) { t -> about 'no' }
    def d = transform(a) { compute { t -> t.join(b, 'k', left) } }
    def e = transform(a) { compute { t -> b; t } }
    if (horizon > 10) { collect('late') { csv 'y' } }
    def f = transform(a) { compute { t -> collect('q') { csv 'z' } } }
    def g = collect { collect('nested') { csv 'z' } }
    def h = transform(a) { compute { t -> t.rowCount().toUpperCase() } }
    transform(a) { compute { t -> t } }
    def i = transform(a, horizon) { compute { t, n -> t.where("x > ${n}").limit(n).limit(LIMIT).where { r -> r.number('a') > 3 } } }
    def j = transform(a) { compute { t -> t.groupby('x') } }
    def k = transform(a) { compute { t -> t.fillna(0) } }
    def l = transform(a) { compute { t -> t.where { r -> r.plan == 'x' } } }
    def m = transform(a) { compute { t -> t.join(a, 'k', left) } }
    def n = transform(a, b) { compute { b, a -> a.join(b, 'k', inner) } }
    def o = transform(a) { compute { t -> println t; t.limit(20.percent) } }
    def p = transform(a) { compute { t -> def x = 0; for (y in [1, 2]) { x += y }; if (x > 2) { return t.limit(x) }; t } }
    def q = transform(a) { compute { t -> String s = 3; t.withColumn('z') { row -> row.text('a') + LIMIT } } }
}
