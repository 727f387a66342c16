pipeline('shops') {
    about 'A discount for all shops, from what each of them sold, once somebody has approved it'

    def ready = call('shop-days') { give 'least', 5 }

    def shops = partition(ready.days) { by 'shop' }
    def clean = validate(each(shops)) {
        column 'visitors', between(1, 1_000)
        fanOut { parallel 4; tolerate 25.percent }
    }
    def rates = transform(each(clean)) {
        sql    'select day, plan, 100.0 * sold / visitors as rate from clean'
        fanOut { tolerate 25.percent }
    }

    def summary = transform(rates) { sql 'select key as shop, avg(rate) as rate from rates group by key' }
    def missing = transform(clean.failures) { sql 'select key as shop, message from failures' }

    def selling = decide(summary) { summary -> summary.where('rate < 20').rowCount() == 0 }
    def small   = transform(summary) { when selling; sql 'select shop, 5 as discount from summary' }
    def large   = transform(summary) { when not(selling); sql 'select shop, 15 as discount from summary' }
    def offers  = whicheverRan(small, large)

    def approved = approval(offers) { show missing; expires 2.days }
    publish(offers) { when approved; named 'offers' }
}
