month-names = January, February, March, April, May, June, July, August, September, October, November, December
month-genitives = January, February, March, April, May, June, July, August, September, October, November, December
month-shorts = Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec
weekday-names = Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday
weekday-shorts = Mon, Tue, Wed, Thu, Fri, Sat, Sun
