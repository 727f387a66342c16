pipeline('typed') {
    def region = text { otherwise 'eu' }
    def c = collect { jdbc 'jdbc:x'; query 'select * from x where r = ${region}' }
    def c2 = collect { jdbc 'jdbc:x'; query "select * from x where r = '${region}'" }
    def c3 = collect { jdbc 'jdbc:x'; query "select * from ${region}" }
    clean = validate(c) { column 'x', unique }
    def p = split(clean) { holdOut 20%; seed 3 }
    def m1 = train(p.train) { target: 'churned'; using decisionTree }
    def m2 = train(p.train) { target = 'churned'; using decisionTree }
    def m3 = train(p.train, target: 'y')
    def m4 = train(p.train, 'y')
    def m5 = train(p.train) { target 'y'; using decisionTree; retry 2 timeout 30.minutes }
    def v = validate(c) {
        column 'x',
            unique
            nullsAtMost(2.percent)
        present
    }
    def v2 = validate c { column 'x', unique }
    tags ['a']
    def t1 = transform(c) { sql 'x'; retry 3 { times 2 } }
    def t2 = transform(c) { sql 'x'; timeout -5.minutes; retry -1 }
    def a, b = split(c) { holdOut 0.2 }
    def (aa, bb) = split(c) { holdOut 0.2 }
    def cmp = compare(m5, champion('x'), p.test) { betterIf auc.higherBy(0) }
    def first = register(m5) { named 'x'; when cmp && cmp }
    def second = register(m5) { named 'x'; when !cmp }
    def target = step(c) { using shell('x.sh') }
    def t3 = transform(c, c2) { compute { c2, c -> c } }
    # a comment
    def t4 = transform(c) { sql f"select ${region}" }
    def y = yesNo { otherwise True }
    def t5 = transform(c) { compute lambda x: x }
    def t6 = transform(c) { compute { t -> t.limit(1) if 2 else t } }
    def m6 = train(p.train) { target 'y'; using gradientBoosting { n_estimators 100; max_depth 3 } }
    df.groupby('x')
    def t7 = transform(c) { compute { t -> t.fillna(0) } }
    def t8 = transform(c) { compute { t -> t.groupby('x').agg('y') } }
    latencyP95.above(300.millis)
    lag -1
    send 5.percent hold 2.hours
    def unusedParam = number { otherwise 3 }
    def e = partition(c) { by 'x' }
    def m7 = train(each(e)) { target 'y'; using decisionTree }
    def m8 = train(p.train) { target 'y'; using decisionTree; tune { trials 3 }; resources { cpus 1 } }
    def m9 = train(p.train) { target 'y'; using gradientBoosting { trees between(1, 5) } }
    def m10 = train(p.train) { target 'y' }
    schedule { cron '61 * * * *'; zone 'Mars/X' }
    schedule { cron '* * * *'; zone 'Europe/Berln' }
    schedule { cron '0 0 30 FEB *' }
    def z1 = transform(c) { compute { t -> 'text' } }
    def z2 = validate(c) { check('x') { row -> row.text('a') } }
    def s1 = transform(c) { sql 'x'; timeout 0.minutes; retry 1e12 }
    def s2 = transform(c) { sql 'x'; retry 101 }
    def g = collect { http "https://x/${secret('a/b')}" }
    def sum = 3 + 4
    def pp = predict(later, c)
    def later = train(p.train) { target 'y'; using python('t.py') }
    def pq = predict(later, c)
    def c4 = collect { csv 'x'; parquet 'y' }
    def c5 = collect { delimiter ';' }
    publish(c) { named '../up' }
    publish(c) { named 'x' }
    def rel = register(m5) { named 'x'; alias 'champion' }
    deploy(rel) { to endpoint('x') }
    approval(rel) { from 'x' }
}
