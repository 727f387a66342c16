pipeline('shop-days') {
    about 'Days of shops; those with too few are left out'

    def least = wholeNumber { otherwise 7; allowed between(1, 28); about 'How many days a shop must have' }

    def raw  = collect { csv 'data/shops.csv' }
    def days = transform(raw, least) {
        sql "select * from raw where shop in (select shop from raw group by shop having count(*) >= ${least})"
    }
}
